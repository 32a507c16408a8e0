#pragma once
#include "directory/reference.h"

#include <filesystem>

namespace relais::importers {

/// Reads the tables of geodata/ (taxonomy, languages, regions, departments, arrondissements, zones, settlements: see
/// geodata/README.md for their columns). Throws util::InvalidInput naming file, row and column for a table that is
/// missing or wrong: these are ours, so nothing is tolerated.
directory::Reference read_reference(const std::filesystem::path& folder);

} // namespace relais::importers
