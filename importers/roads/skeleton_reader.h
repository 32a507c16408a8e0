#pragma once
#include "directory/gazetteer.h"
#include "directory/road_network.h"

#include <filesystem>

namespace relais::importers {

/// A road whose length nobody published is the straight line between its towns times this: the 31
/// published lengths of geodata/roads.csv are 1.22 times their straight lines in the middle.
inline constexpr double k_skeleton_road_detour = 1.25;
/// Off the skeleton, straight line times this: local roads are less direct than the main ones. An
/// assumption.
inline constexpr double k_off_skeleton_detour = 1.4;

/// Whether a file has the headings of geodata/roads.csv.
bool is_road_skeleton(const std::filesystem::path& file);

/// Reads a table like geodata/roads.csv (columns: geodata/README.md): straight stretches between
/// settlements of the gazetteer, open both ways to everybody, marked as estimated. Throws
/// util::InvalidInput naming row and value: a settlement or code that is not known, a length
/// shorter than the straight line allows or above 2,000 km, the same two towns twice.
directory::RoadNetworkData read_road_skeleton(const std::filesystem::path& file,
                                              const directory::Gazetteer& gazetteer);

} // namespace relais::importers
