#include "geometry/roads/node_order.h"
#include "geometry/roads/search.h"
#include "roads/made_up_roads.h"
#include "support/made_up.h"
#include "support/timing.h"

#include <cstdio>
#include <cstdlib>

/// Usage: bench_roads [JUNCTIONS]
int main(int argc, char** argv) {
    using namespace relais;
    using namespace relais::bench;
    using namespace relais::geometry::roads;
    const auto junctions = argc > 1 ? static_cast<std::uint32_t>(std::atoi(argv[1])) : 1'200'000U;
    std::printf("%s\n", machine().c_str());
    Stopwatch making;
    const auto data = made_up_roads(junctions, 1);
    const auto network = view_of(data);
    std::printf("%zu junctions, %zu stretches, made in %.1f s\n", data.nodes.size(), data.stretches.size(), making.microseconds() / 1e6);
    Stopwatch ordering;
    const auto order = node_order(network);
    std::printf("order %.2f s\n", ordering.microseconds() / 1e6);
    Stopwatch building;
    const Hierarchy hierarchy(network, order);
    std::printf("hierarchy %.2f s, %u arcs, %u levels\n", building.microseconds() / 1e6, hierarchy.arc_count(), hierarchy.levels());
    for (const int threads : {1, 2, 2}) {
        Stopwatch timing;
        auto times = stretch_times(network, made_up_profile(directory::TravelMode::car), directory::Season::dry);
        const double before = timing.microseconds();
        const Metric metric(hierarchy, std::move(times), threads);
        std::printf("customise %d threads %.3f s (times %.3f), outward arcs %zu\n", threads, timing.microseconds() / 1e6, before / 1e6, metric.half(Direction::outward).time.size());
    }
    const Metric metric(hierarchy, stretch_times(network, made_up_profile(directory::TravelMode::car), directory::Season::dry));
    Dice dice(5);
    SearchSpace space;
    std::vector<std::pair<Seed, Seed>> pairs;
    for (int i = 0; i < 10000; ++i) {
        pairs.push_back({{static_cast<NodeId>(throw_dice(dice, data.nodes.size())), {}}, {static_cast<NodeId>(throw_dice(dice, data.nodes.size())), {}}});
    }
    for (int round = 0; round < 2; ++round) {
        Stopwatch timing;
        std::size_t reached = 0;
        std::size_t steps = 0;
        for (const auto& [from, to] : pairs) {
            reached += travel_time(metric, {&from, 1}, {&to, 1}, space).is_reachable();
            steps += space.outward.steps().size();
        }
        std::printf("point to point %.2f us, reached %zu, steps %zu\n", timing.microseconds() / 10000, reached, steps / 10000);
    }
    const WeightedGraph graph(network, metric.times());
    Stopwatch timing;
    std::size_t wrong = 0;
    for (int i = 0; i < 5; ++i) {
        wrong += dijkstra(graph, {&pairs[i].first, 1}, pairs[i].second.node) != travel_time(metric, {&pairs[i].first, 1}, {&pairs[i].second, 1}, space);
    }
    std::printf("Dijkstra %.0f ms, wrong %zu\n", timing.microseconds() / 5e3, wrong);
    return 0;
}
