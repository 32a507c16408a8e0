#pragma once
#include "directory/demand.h"
#include "directory/gazetteer.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// A town whose own figure is larger than its unit has people for: an agglomeration that reaches beyond its unit, or
/// figures of different years.
struct CappedTown {
    std::string settlement;
    std::int64_t figure = 0; ///< as the gazetteer gives it
    std::int64_t taken = 0;  ///< what it carries here
    bool operator==(const CappedTown&) const = default;
};

/// Demand made of the gazetteer and of published totals, and what had to be bent for it.
struct SettlementDemand {
    directory::Demand demand;
    std::vector<CappedTown> capped;            ///< by code
    std::vector<directory::AreaCode> scaled;   ///< units whose figures were scaled to the unit above, by code
    std::vector<directory::AreaCode> no_total; ///< regions without any published figure
};

/// Where people are when nothing better was loaded. The rule, all of it in whole people:
///
/// 1. A region has its published total; one without has those of its departments; where neither is published, towns
///    carry their own figures and nobody else is counted.
/// 2. Figures of the units within a unit are scaled to it when every one of them has one (and no settlement is known
///    to the coarser unit only); else the unit's settlements share directly.
/// 3. In a unit, a town with a figure carries it. The rest is shared among the other settlements by kind: a village
///    counts 1, a town or an arrondissement's seat 2, a department's seat 3, a region's capital 4. Where there is no
///    other settlement, the towns' figures are scaled to the unit's.
/// 4. Where the figures leave fewer than 500 people for each such share, towns and shares are scaled down alike to the
///    unit's total: the town is capped.
/// 5. Neighbourhoods share their town's people rather than add to them: one part each, at most a tenth; the town's own
///    point keeps the rest, and at least one part.
///
/// Points come in the order of the gazetteer's settlements; a unit without any settlement is a point at its centre,
/// after them. Sums by region equal the published totals exactly.
SettlementDemand settlement_demand(const directory::Gazetteer& gazetteer,
                                   const std::vector<directory::UnitPopulation>& published);

} // namespace relais::usecases
