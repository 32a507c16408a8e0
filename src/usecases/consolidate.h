#pragma once
#include "directory/mapping_row.h"
#include "store/edition_store.h"

#include <vector>

namespace relais::usecases {

/// The records a mapping's lines say together: one organisation, site and service for each key, whatever number of
/// lines name it. Ids are still positions + 1 within the file.
struct Consolidated {
    store::Records records;
    std::vector<directory::Finding> findings; ///< where lines of one record disagree
};

/// What a line leaves empty is filled from the next that says it; where two lines disagree the first holds and a
/// finding says so, except visibility, where the most guarded word holds.
Consolidated consolidate(const std::vector<directory::MappingRow>& rows);

} // namespace relais::usecases
