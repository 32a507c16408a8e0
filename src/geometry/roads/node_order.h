#pragma once
#include "directory/road_network.h"
#include "geometry/roads/weighted_graph.h"

#include <cstdint>
#include <vector>

namespace relais::geometry::roads {

/// The order in which a hierarchy contracts the nodes of a network: position i holds the node of
/// rank i. It depends on who is joined to whom and where they lie, not on any weight, so it is made
/// once for a network and kept beside it.
///
/// Nodes of at most two neighbours go first, in rounds in which no two neighbours go (so that long
/// roads and trees stay shallow). What is left is ordered by nested dissection: a small separator
/// goes last, the parts before it, each in the same way (George 1973; for road hierarchies Dibbelt,
/// Strasser and Wagner 2014). Pieces of at most 64 nodes go by fewest neighbours. Finally nodes are
/// renumbered along the elimination tree, children before parents, so that each subtree is one
/// range. The same for any number of threads.
std::vector<NodeId> node_order(const directory::RoadNetwork& network, int threads = 2);

} // namespace relais::geometry::roads
