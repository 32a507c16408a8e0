#pragma once
#include "geometry/roads/weighted_graph.h"

#include <span>
#include <vector>

namespace relais::geometry::roads {

/// Where a search begins, and what was spent until there.
struct Seed {
    NodeId node = 0;
    TravelTime time;
};

/// Plain Dijkstra from the nearest of `seeds` to every node: the oracle that the hierarchy is held
/// against, and the yardstick of the benchmarks. Not what answers requests.
std::vector<TravelTime> dijkstra(const WeightedGraph& graph, std::span<const Seed> seeds);

/// The same, stopped once `target` is settled.
TravelTime dijkstra(const WeightedGraph& graph, std::span<const Seed> seeds, NodeId target);

} // namespace relais::geometry::roads
