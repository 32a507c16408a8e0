#pragma once
#include "directory/demand.h"
#include "directory/gazetteer.h"

#include <filesystem>
#include <vector>

namespace relais::importers {

/// Reads population.csv of a folder like geodata/ (code, population, year, source); nothing if the
/// folder has none. Throws util::InvalidInput naming file, row and column for a unit that is not in
/// the gazetteer or given twice, and for a figure that is no whole number of people.
std::vector<directory::UnitPopulation> read_unit_population(const std::filesystem::path& folder,
                                                            const directory::Gazetteer& gazetteer);

} // namespace relais::importers
