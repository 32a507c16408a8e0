#pragma once
#include "directory/directory.h"
#include "directory/suitability.h"

namespace relais::directory {

/// Facts of every service of a directory, in the order of `directory.services`, with the tables they point into.
struct PackedServices {
    std::vector<ServiceFacts> facts;
    FactTables tables;
};

/// Packs records into what the rule and the index read. Words that are not in a code list (a language or need the
/// reference tables lack) count as not given.
PackedServices pack(const Directory& directory);

/// Days since 1970-01-01.
DayNumber day_number(util::Day day);

} // namespace relais::directory
