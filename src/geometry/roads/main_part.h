#pragma once
#include "geometry/roads/weighted_graph.h"

#include <vector>

namespace relais::geometry::roads {

/// For each stretch, whether one can come to it from the bulk of the network and go back: it is
/// usable, and both its ends lie in the largest strongly connected part (Tarjan 1972). Equally
/// large parts: the one with the lowest node.
std::vector<bool> main_part(const directory::RoadNetwork& network, const StretchTimes& times);

} // namespace relais::geometry::roads
