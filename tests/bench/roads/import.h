#pragma once
#include "directory/road_network.h"

#include <filesystem>

namespace relais::bench {

/// Writes roads as an OpenStreetMap extract: a way a stretch, every point a node.
void write_extract(const directory::RoadNetworkData& roads, const std::filesystem::path& file);

/// Word that asks this program for an import and nothing else.
inline constexpr const char* k_import_only = "--import-only";

/// Reads an extract as the program does, in a process of its own (this program, k_import_only), and
/// prints what it took of time and memory.
void measure_import(const std::filesystem::path& file);

/// The same without measuring.
directory::RoadNetworkData roads_of(const std::filesystem::path& file);

} // namespace relais::bench
