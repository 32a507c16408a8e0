#pragma once
#include "directory/demand.h"
#include "directory/gazetteer.h"
#include "importers/population_table.h"

#include <vector>

namespace relais::usecases {

/// A unit whose own figure is not the sum of the rows within it that together cover it.
struct TotalsDiffer {
    std::string place;   ///< code of the unit or town
    double stated = 0;   ///< its own row
    double within = 0;   ///< sum of the rows within
    bool operator==(const TotalsDiffer&) const = default;
};

struct SharedCounts {
    std::vector<directory::DemandPoint> points; ///< settlements by code, then centres of units
    std::vector<TotalsDiffer> differ;
    double shared = 0; ///< people placed by the rule and not by a row of their own settlement
};

/// Puts the figures of a table on settlements. A row of a unit (or of a town with neighbourhoods) is shared among its
/// settlements in proportion to `base`, the demand the gazetteer gives; where rows within it have figures of their
/// own, they keep them and the rest goes to the others. Where the rows within leave nobody else or nothing over, the
/// unit's row is a total and only compared. A unit without settlements is a point at its centre. The points sum to
/// what the rows say, totals aside.
SharedCounts share_counts(const std::vector<importers::PeopleCount>& rows,
                          const directory::Gazetteer& gazetteer,
                          const directory::Demand& base);

} // namespace relais::usecases
