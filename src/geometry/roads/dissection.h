#pragma once
#include "geometry/roads/plain_graph.h"

#include <cstdint>
#include <vector>

namespace relais::geometry::roads {

/// Nodes of a graph in the order of a nested dissection: position i holds the node that goes i-th.
/// `threads` above one orders the parts of the first cuts side by side; the order is the same.
std::vector<std::uint32_t> dissect(const PlainGraph& graph, int threads);

} // namespace relais::geometry::roads
