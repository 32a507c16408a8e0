#pragma once
#include "geometry/roads/plain_graph.h"

#include <cstdint>
#include <vector>

namespace relais::geometry::roads {

/// A graph after its nodes of at most two neighbours were taken out, and what is left.
struct SparseRounds {
    std::vector<std::uint32_t> order; ///< nodes taken out, in this order
    PlainGraph core;                  ///< the others, joined where a path of taken ones joined them
    std::vector<std::uint32_t> nodes; ///< node i of the core is nodes[i] of the graph
};

/// Takes out nodes of at most two neighbours, joining the two, until there are none. In rounds: no
/// two neighbours go in the same one, so that a road of n nodes becomes a tree of some log n
/// levels.
SparseRounds take_out_sparse_nodes(const PlainGraph& graph);

} // namespace relais::geometry::roads
