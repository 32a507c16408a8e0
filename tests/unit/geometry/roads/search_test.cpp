#include "geometry/roads/node_order.h"
#include "geometry/roads/search.h"
#include "random_roads.h"
#include "support/ascii_roads.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

/// A drawn network ready to be asked.
struct Drawn {
    explicit Drawn(AsciiRoads& drawn,
                   Season season = Season::dry,
                   std::vector<StretchId> blocked = {})
        : roads(drawn),
          network(drawn.network()),
          hierarchy(network, node_order(network)),
          metric(hierarchy, stretch_times(network, drawn_profile(), season, blocked)) {}

    double minutes(char from, char to) {
        const Seed begin{roads.node(from), {}};
        const Seed end{roads.node(to), {}};
        const auto time = travel_time(metric, {&begin, 1}, {&end, 1}, space);
        return time.is_reachable() ? time.minutes() : -1;
    }

    AsciiRoads& roads;
    RoadNetwork network;
    Hierarchy hierarchy;
    Metric metric;
    SearchSpace space;
};

/// A way's stretches join end to end from its beginning to its end, and their times sum to its
/// time.
void check_way(const RoadNetwork& network, const Metric& metric, const Way& way) {
    auto here = way.begin.node;
    auto time = way.begin.time + way.end.time;
    for (const auto& [id, forward] : way.stretches) {
        const auto& stretch = network.stretches[id];
        RC_ASSERT((forward ? stretch.from : stretch.to) == here);
        here = forward ? stretch.to : stretch.from;
        time = time + (forward ? metric.times().forward[id] : metric.times().backward[id]);
    }
    RC_ASSERT(here == way.end.node);
    RC_ASSERT(time == way.time);
}

} // namespace

TEST_CASE("A way round is taken where a road is one-way", "[roads]") {
    AsciiRoads roads({"A--b-<-c", //
                      "|      |",
                      "d------e"});
    Drawn drawn(roads);
    CHECK(drawn.minutes('c', 'b') == 4);
    CHECK(drawn.minutes('b', 'c') == 3 + 2 + 7 + 2);
    CHECK(drawn.minutes('A', 'A') == 0);
}

TEST_CASE("A track costs more, and more in the rains", "[roads]") {
    AsciiRoads roads({"A====b", //
                      "|    |",
                      "|    |",
                      "c----d"});
    CHECK(Drawn(roads).minutes('A', 'b') == 10);
    CHECK(Drawn(roads, Season::rainy).minutes('A', 'b') == 11);
}

TEST_CASE("A closed road is gone round; an island is not reached", "[roads]") {
    AsciiRoads roads({"A---b  x--y", //
                      "|   |",
                      "c---d"});
    CHECK(Drawn(roads).minutes('A', 'b') == 4);
    CHECK(Drawn(roads, Season::dry, {roads.stretch('A', 'b')}).minutes('A', 'b') == 8);
    CHECK(Drawn(roads).minutes('A', 'x') == -1);
    CHECK(Drawn(roads).minutes('x', 'y') == 3);
}

TEST_CASE("The quicker of parallel roads is taken, loops and roads of no length do no harm",
          "[roads]") {
    AsciiRoads roads({"A----b---c"});
    roads.add('A', 'b', 2);
    roads.add('b', 'b', 1);
    roads.add('b', 'c', 0, k_car_forward);
    Drawn drawn(roads);
    CHECK(drawn.minutes('A', 'c') == 2);
    CHECK(drawn.minutes('c', 'A') == 6);
}

TEST_CASE("Every pair of a random network takes what Dijkstra finds, by a way that sums to it",
          "[roads]") {
    REQUIRE(rc::check("pairs", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 40);
        const auto stretches = *rc::gen::inRange<std::uint32_t>(0, 90);
        const auto data = random_roads(nodes, stretches, *rc::gen::arbitrary<std::uint32_t>());
        const auto network = view_of(data);
        const Hierarchy hierarchy(network, node_order(network));
        const Metric metric(hierarchy, stretch_times(network, drawn_profile(), Season::dry));
        const WeightedGraph graph(network, metric.times());
        SearchSpace space;
        for (NodeId from = 0; from < nodes; ++from) {
            const Seed begin{from, {}};
            const auto truth = dijkstra(graph, {&begin, 1});
            for (NodeId to = 0; to < nodes; ++to) {
                const Seed end{to, {}};
                const auto way = quickest_way(metric, {&begin, 1}, {&end, 1}, space);
                RC_ASSERT(way.time == truth[to]);
                if (way.time.is_reachable()) {
                    check_way(network, metric, way);
                }
            }
        }
    }));
}

TEST_CASE(
    "Random pairs of a large random network take what Dijkstra finds, with any number of threads",
    "[roads]") {
    const auto data = random_roads(3000, 4200, 7);
    const auto network = view_of(data);
    const auto order = node_order(network, 1);
    CHECK(order == node_order(network, 3));
    const Hierarchy hierarchy(network, order);
    CHECK(hierarchy.order() == order);
    const auto times = stretch_times(network, drawn_profile(), Season::dry);
    const Metric metric(hierarchy, times, 1);
    const Metric beside(hierarchy, times, 3);
    CHECK(metric.half(Direction::outward).time == beside.half(Direction::outward).time);
    CHECK(metric.half(Direction::inward).time == beside.half(Direction::inward).time);
    const WeightedGraph graph(network, times);
    SearchSpace space;
    for (NodeId from = 0; from < 3000; from += 97) {
        const Seed begin{from, {}};
        const auto truth = dijkstra(graph, {&begin, 1});
        for (NodeId to = 0; to < 3000; to += 13) {
            const Seed end{to, {}};
            REQUIRE(travel_time(metric, {&begin, 1}, {&end, 1}, space) == truth[to]);
        }
    }
}

TEST_CASE("Times obey the triangle, grow when a road goes, and turn with the graph", "[roads]") {
    REQUIRE(rc::check("laws", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(3, 60);
        auto data = random_roads(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        const auto network = view_of(data);
        const Hierarchy hierarchy(network, node_order(network));
        const auto profile = drawn_profile();
        const Metric metric(hierarchy, stretch_times(network, profile, Season::dry));
        const auto closed =
            *rc::gen::inRange<StretchId>(0, static_cast<StretchId>(data.stretches.size()));
        const Metric less(hierarchy,
                          stretch_times(network, profile, Season::dry, std::array{closed}));
        auto turned = metric.times();
        std::swap(turned.forward, turned.backward);
        const Metric reverse(hierarchy, turned);
        SearchSpace space;
        const auto time = [&](const Metric& in, NodeId from, NodeId to) {
            const Seed begin{from, {}};
            const Seed end{to, {}};
            return travel_time(in, {&begin, 1}, {&end, 1}, space);
        };
        for (int i = 0; i < 30; ++i) {
            const auto a = *rc::gen::inRange<NodeId>(0, nodes);
            const auto b = *rc::gen::inRange<NodeId>(0, nodes);
            const auto c = *rc::gen::inRange<NodeId>(0, nodes);
            RC_ASSERT(time(metric, a, c) <= time(metric, a, b) + time(metric, b, c));
            RC_ASSERT(time(less, a, b) >= time(metric, a, b));
            RC_ASSERT(time(reverse, a, b) == time(metric, b, a));
        }
    }));
}
