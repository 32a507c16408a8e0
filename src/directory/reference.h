#pragma once
#include "directory/gazetteer.h"
#include "directory/records.h"
#include "directory/taxonomy.h"

#include <vector>

namespace relais::directory {

/// The tables a mapping is read with (geodata/): needs, languages, units, starting zones and settlements.
struct Reference {
    Taxonomy taxonomy;
    std::vector<Language> languages; ///< a language's place in the list is its bit in a mask; at most 32
    Gazetteer gazetteer;
};

} // namespace relais::directory
