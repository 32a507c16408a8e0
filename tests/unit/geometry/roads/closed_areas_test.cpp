#include "geometry/roads/closed_areas.h"
#include "geometry/roads/nearest_targets.h"
#include "travel_oracle.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

Polygon box(LonLat south_west, LonLat north_east) {
    const auto [west, south] = south_west;
    const auto [east, north] = north_east;
    return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}};
}

struct Closed {
    Closed(AsciiRoads& drawn, Polygon area)
        : base(drawn.network(), node_order(drawn.network())),
          travel(base, drawn_profile(), Season::dry, ClosedAreas({std::move(area)})) {}

    TravelTime time(LonLat from, LonLat to) {
        return travel.time(travel.anchor(from), travel.anchor(to), space);
    }

    RoadBase base;
    Travel travel;
    SearchSpace space;
};

} // namespace

TEST_CASE("An area that nobody passes closes the roads that touch it", "[roads]") {
    AsciiRoads roads({"A----b", //
                      "|    |",
                      "c----d"});
    const auto network = roads.network();
    const auto closed = [&](double west, double south, double east, double north) {
        return ClosedAreas({box(roads.place(west, south), roads.place(east, north))})
            .stretches_of(network);
    };
    CHECK(closed(2, 1.5, 3, 2.5) == std::vector{roads.stretch('A', 'b')}); // across it
    CHECK(closed(1, 0.5, 4, 1.5).empty());
    CHECK(closed(-1, -1, 9, 9).size() == 4);
    CHECK(closed(4.5, 1.5, 5.5, 2.5).size() == 2); // a junction
    CHECK(ClosedAreas().stretches_of(network).empty());
}

TEST_CASE("A hole in a closed area is open, and the area round it parts it from the rest",
          "[roads]") {
    auto ring = box({0, 0}, {3, 3});
    ring.holes.push_back(box({1, 1}, {2, 2}).outer);
    const ClosedAreas areas({ring});
    CHECK_FALSE(areas.holds({1.5, 1.5}));
    CHECK(areas.holds({0.5, 0.5}));
    CHECK_FALSE(areas.part({1.2, 1.2}, {1.8, 1.8}));
    CHECK(areas.part({1.5, 1.5}, {5, 5}));
    CHECK(areas.part({-1, 1.5}, {5, 1.6}));
    CHECK_FALSE(areas.part({-1, 4}, {5, 4}));
}

TEST_CASE("A place behind a closed area holds on to the road on its own side", "[roads]") {
    AsciiRoads roads({"A---------b", //
                      "|         |",
                      "c---------d"});
    const auto place = roads.place(5, 1.6); // the upper road is nearer
    Closed walled(roads, box(roads.place(2, 1.7), roads.place(8, 1.8)));
    const auto held = walled.travel.anchor(place);
    REQUIRE(held.anchors.size() == 1);
    CHECK(held.anchors[0].snap.stretch == roads.stretch('c', 'd'));
    CHECK_FALSE(held.cut_off);
    Closed ring(roads, [&] {
        auto around = box(roads.place(4, 1.2), roads.place(6, 1.9));
        around.holes.push_back(box(roads.place(4.5, 1.4), roads.place(5.5, 1.7)).outer);
        return around;
    }());
    CHECK(ring.travel.anchor(place).cut_off);
    CHECK(ring.travel.anchor(place).anchors.empty());
}

TEST_CASE("Who is cut off by a closed road is not made to walk to another part of the network",
          "[roads]") {
    AsciiRoads roads({"A     e-----f", //
                      "|     |     |",
                      "|     |     |",
                      "c-----d-----g"});
    Closed cut(roads, box(roads.place(2, -0.5), roads.place(3, 0.5)));
    CHECK_FALSE(cut.time(roads.at('A'), roads.at('e')).is_reachable()); // six kilometres across
    CHECK(cut.time(roads.at('A'), roads.at('c')).minutes() == Approx(3).margin(0.01));
}

TEST_CASE("Within a short walk the part that is not cut off is held on to as well", "[roads]") {
    AsciiRoads roads({"A-----b", //
                      "c--d--e"});
    roads.add('A', 'c', 1);
    Closed cut(roads, box(roads.place(-0.5, 0.4), roads.place(0.5, 0.6)));
    const auto beside = roads.place(3, 0.55); // nearer to the road that is cut off
    CHECK(cut.time(beside, roads.at('b')).is_reachable());
    CHECK(cut.time(beside, roads.at('e')).is_reachable());
    CHECK_FALSE(cut.time(roads.at('b'), roads.at('d')).is_reachable());
}

TEST_CASE("With areas closed, every search still finds what Dijkstra finds", "[roads]") {
    REQUIRE(rc::check("closed", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 40);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        world.data.source.estimated = *rc::gen::arbitrary<bool>();
        const auto corner = world.place();
        const Travel travel(
            world.base,
            drawn_profile(),
            Season::dry,
            ClosedAreas({box(corner, {corner.longitude + 0.1, corner.latitude + 0.2})}));
        std::vector<Target> targets;
        for (int i = 0; i < 12; ++i) {
            targets.push_back({world.place(), {}});
        }
        const NearestTargets index(travel, targets);
        NearestTargets::Scratch scratch;
        SearchSpace space;
        const TravelTime limit{*rc::gen::inRange<std::uint32_t>(0, 200 * 60'000)};
        for (int i = 0; i < 4; ++i) {
            const auto from = travel.anchor(world.place());
            const auto times = index.times(from, scratch);
            auto within = index.within(from, limit, scratch);
            std::ranges::sort(within);
            std::vector<TargetTime> expected;
            for (std::uint32_t target = 0; target < targets.size(); ++target) {
                const auto& to = index.anchored(target);
                const auto truth = oracle_time(travel, from, to);
                RC_ASSERT(times[target] == truth);
                RC_ASSERT(travel.route(from, to, space).time == truth);
                RC_ASSERT(!truth.is_reachable() || !travel.closed().holds(from.place));
                RC_ASSERT(!from.cut_off || from.anchors.empty());
                if (truth <= limit) {
                    expected.push_back({target, truth});
                }
            }
            RC_ASSERT(within == expected);
        }
    }));
}
