#include "geometry/roads/many_times.h"
#include "geometry/roads/sweep.h"
#include "travel_oracle.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

std::vector<Seed> random_seeds(std::uint32_t nodes, std::size_t count, std::mt19937& random) {
    std::vector<Seed> seeds;
    for (std::size_t i = 0; i < count; ++i) {
        seeds.push_back({static_cast<NodeId>(random() % nodes),
                         {static_cast<std::uint32_t>(random() % 100'000)}});
    }
    return seeds;
}

} // namespace

TEST_CASE("Two sweeps find every node's nearest source, each way", "[roads]") {
    REQUIRE(rc::check("sweeps", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 80);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        const auto& metric = world.travel.metric();
        const auto seeds = random_seeds(nodes, *rc::gen::inRange<std::size_t>(0, 10), world.random);
        std::vector<SourceSeed> sources;
        for (const auto& seed : seeds) {
            sources.push_back({seed, static_cast<std::uint32_t>(sources.size())});
        }
        for (const auto direction : {Direction::outward, Direction::inward}) {
            const WeightedGraph graph(world.base.network, metric.times(), direction);
            const auto truth = dijkstra(graph, seeds);
            const auto times = nearest_times(metric, direction, seeds);
            const auto named = nearest_sources(metric, direction, sources);
            for (NodeId node = 0; node < nodes; ++node) {
                const auto rank = world.base.hierarchy.rank(node);
                RC_ASSERT(times[rank] == truth[node]);
                RC_ASSERT(named.time[rank] == truth[node]);
                // The smallest of those that are as near.
                std::uint32_t nearest = k_none;
                for (std::uint32_t i = 0; i < seeds.size() && nearest == k_none; ++i) {
                    if (truth[node].is_reachable() &&
                        dijkstra(graph, {&seeds[i], 1}, node) == truth[node]) {
                        nearest = i;
                    }
                }
                RC_ASSERT(named.source[rank] == nearest);
            }
        }
    }));
}

TEST_CASE("A restricted sweep finds what Dijkstra finds, each way", "[roads]") {
    REQUIRE(rc::check("restricted", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(1, 80);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        const auto& metric = world.travel.metric();
        std::vector<NodeId> targets;
        for (const auto& seed :
             random_seeds(nodes, *rc::gen::inRange<std::size_t>(0, 12), world.random)) {
            targets.push_back(seed.node);
        }
        Climb climb;
        for (const auto direction : {Direction::outward, Direction::inward}) {
            const RestrictedSweep sweep(metric, direction, targets);
            const WeightedGraph graph(world.base.network, metric.times(), direction);
            for (int i = 0; i < 5; ++i) {
                const auto seed = random_seeds(nodes, 1, world.random);
                const auto truth = dijkstra(graph, seed);
                const auto times = sweep.times(seed, climb);
                for (std::size_t j = 0; j < targets.size(); ++j) {
                    RC_ASSERT(times[j] == truth[targets[j]]);
                }
            }
        }
    }));
}

TEST_CASE("A table holds every door to every door", "[roads]") {
    REQUIRE(rc::check("table", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 50);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        const auto from = world.places(4);
        const auto to = world.places(7);
        const auto times = table(world.travel, from, to);
        SearchSpace space;
        Climb climb;
        const ManyTimes back(world.travel, Direction::inward, to);
        for (std::size_t i = 0; i < from.size(); ++i) {
            const auto limit = TravelTime{40 * 60'000};
            const auto to_here = back.times(from[i], limit, climb);
            for (std::size_t j = 0; j < to.size(); ++j) {
                const auto time = world.travel.time(to[j], from[i], space);
                RC_ASSERT(to_here[j] == (time <= limit ? time : k_unreachable));
            }
            for (std::size_t j = 0; j < to.size(); ++j) {
                RC_ASSERT(times[i * to.size() + j] == world.travel.time(from[i], to[j], space));
            }
        }
    }));
}

TEST_CASE("Sweeps reach a door over its anchors", "[roads]") {
    AsciiRoads roads({"A---->----b", //
                      "|         |",
                      "c---------d"});
    const RoadBase base(roads.network(), node_order(roads.network()));
    const Travel travel(base, drawn_profile(), Season::dry);
    const Seed source{roads.node('A'), {}};
    const auto to_source = nearest_times(travel.metric(), Direction::inward, {&source, 1});
    const auto from_source = nearest_times(travel.metric(), Direction::outward, {&source, 1});
    const auto middle = travel.anchor(roads.place(5, 2));
    CHECK(time_at(travel, middle, Direction::outward, to_source).minutes() ==
          Approx(5 + 2 + 10 + 2).margin(0.01));
    CHECK(time_at(travel, middle, Direction::inward, from_source).minutes() ==
          Approx(5).margin(0.01));
}
