#include "geometry/roads/node_order.h"

#include "geometry/roads/dissection.h"
#include "geometry/roads/hierarchy.h"
#include "geometry/roads/sparse_rounds.h"

#include <algorithm>
#include <numeric>

namespace relais::geometry::roads {
namespace {

PlainGraph plain_graph(const directory::RoadNetwork& network) {
    PlainGraph graph;
    graph.at.assign(network.nodes.begin(), network.nodes.end());
    std::vector<std::uint32_t> first(network.nodes.size() + 1, 0);
    const auto each = [&](auto&& take) {
        for (const auto& stretch : network.stretches) {
            if (stretch.from != stretch.to) {
                take(stretch.from, stretch.to);
                take(stretch.to, stretch.from);
            }
        }
    };
    each([&](NodeId tail, NodeId) { ++first[tail + 1]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<NodeId> heads(first.back());
    auto next = first;
    each([&](NodeId tail, NodeId head) { heads[next[tail]++] = head; });
    for (NodeId node = 0; node < network.nodes.size(); ++node) {
        const auto begin = heads.begin() + first[node];
        const auto end = heads.begin() + first[node + 1];
        std::sort(begin, end);
        graph.heads.insert(graph.heads.end(), begin, std::unique(begin, end));
        graph.first.push_back(static_cast<std::uint32_t>(graph.heads.size()));
    }
    return graph;
}

} // namespace

std::vector<NodeId> node_order(const directory::RoadNetwork& network, int threads) {
    auto rounds = take_out_sparse_nodes(plain_graph(network));
    auto order = std::move(rounds.order);
    for (const auto node : dissect(rounds.core, threads)) {
        order.push_back(rounds.nodes[node]);
    }
    return Hierarchy(network, order).order();
}

} // namespace relais::geometry::roads
