#pragma once
#include "directory/boundary.h"
#include "geometry/roads/weighted_graph.h"

#include <span>
#include <vector>

namespace relais::geometry::roads {

/// The stretches that touch an area which nobody passes: a point of their line lies in it, or their
/// line crosses its outline. Ascending. A polygon is taken as it is drawn, in degrees.
std::vector<StretchId> stretches_in(const directory::RoadNetwork& network,
                                    std::span<const directory::Polygon> area);

} // namespace relais::geometry::roads
