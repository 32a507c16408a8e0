#pragma once
#include "directory/travel_numbers.h"

#include <filesystem>
#include <vector>

namespace relais::importers {

/// Reads car.csv, motorcycle.csv and foot.csv of a folder like geodata/profiles (columns:
/// geodata/README.md). An empty `surface` of a speed stands for all four. Throws util::InvalidInput
/// naming file, row, value and remedy: a file or number that is missing or stands twice, a speed of
/// 0 or 900, a number without a source.
std::vector<directory::TravelNumber> read_travel_profiles(const std::filesystem::path& folder);

} // namespace relais::importers
