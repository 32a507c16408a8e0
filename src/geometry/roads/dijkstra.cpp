#include "geometry/roads/dijkstra.h"

#include <functional>
#include <queue>

namespace relais::geometry::roads {
namespace {

struct Waiting {
    TravelTime time;
    NodeId node = 0;
    auto operator<=>(const Waiting&) const = default;
};

std::vector<TravelTime> run(const WeightedGraph& graph, std::span<const Seed> seeds, NodeId stop) {
    std::vector<TravelTime> times(graph.size(), k_unreachable);
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
    const auto reach = [&](NodeId node, TravelTime time) {
        if (time < times[node]) {
            times[node] = time;
            queue.push({time, node});
        }
    };
    for (const auto& seed : seeds) {
        reach(seed.node, seed.time);
    }
    while (!queue.empty()) {
        const auto [time, node] = queue.top();
        queue.pop();
        if (time > times[node]) {
            continue;
        }
        if (node == stop) {
            break;
        }
        for (const auto& arc : graph.arcs(node)) {
            reach(arc.head, time + arc.time);
        }
    }
    return times;
}

} // namespace

std::vector<TravelTime> dijkstra(const WeightedGraph& graph, std::span<const Seed> seeds) {
    return run(graph, seeds, k_none);
}

TravelTime dijkstra(const WeightedGraph& graph, std::span<const Seed> seeds, NodeId target) {
    return run(graph, seeds, target)[target];
}

} // namespace relais::geometry::roads
