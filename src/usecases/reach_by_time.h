#pragma once
#include "directory/demand.h"
#include "geometry/coverage.h"
#include "usecases/travel_map.h"

#include <vector>

namespace relais::usecases {

/// For each demand point, the seconds to the nearest service of each class by the map: two sweeps
/// of the hierarchy for each class whose services serve everywhere, a search from the point for
/// those whose zone must be judged. Offerings are equally near ones' smallest. The same on any
/// number of `threads` (0: the machine's).
std::vector<geometry::ClassReach> reaches_by_time(const TravelMap& map,
                                                  const geometry::CoverageIndex& index,
                                                  const directory::Demand& demand,
                                                  unsigned threads = 0);

} // namespace relais::usecases
