#include "geometry/roads/travel.h"
#include "travel_oracle.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

struct DrawnTravel {
    explicit DrawnTravel(AsciiRoads& drawn, TravelMode mode = TravelMode::car)
        : base(drawn.network(), node_order(drawn.network())),
          travel(base, drawn_profile(mode), Season::dry) {}

    Route route(LonLat from, LonLat to) {
        return travel.route(travel.anchor(from), travel.anchor(to), space);
    }
    double minutes(LonLat from, LonLat to) {
        return travel.time(travel.anchor(from), travel.anchor(to), space).minutes();
    }

    RoadBase base;
    Travel travel;
    SearchSpace space;
};

} // namespace

TEST_CASE("A place beside a road goes in at the middle of it", "[roads]") {
    AsciiRoads roads({"A---------b", //
                      "          |",
                      "          |",
                      "          c"});
    DrawnTravel drawn(roads);
    const auto place = roads.place(5, 3.5); // some 550 m north of the road
    const auto anchored = drawn.travel.anchor(place);
    REQUIRE(anchored.anchors.size() == 1);
    CHECK(anchored.anchors[0].snap.fraction == Approx(0.5).margin(1e-6));
    CHECK(anchored.nearest_road->value == Approx(553).margin(5));
    // 553 m on foot at 6 km/h, then five and three kilometres at one a minute.
    CHECK(drawn.minutes(place, roads.at('c')) == Approx(5.53 + 8).margin(0.05));
}

TEST_CASE("The nearest road that cannot be left again is not taken", "[roads]") {
    AsciiRoads roads({"d-->--e", // leads away and never back
                      "|      ",
                      "A-----b"});
    DrawnTravel drawn(roads);
    const auto anchored = drawn.travel.anchor(roads.place(3, 1.9));
    REQUIRE(!anchored.anchors.empty());
    CHECK(anchored.anchors[0].snap.stretch == roads.stretch('A', 'b'));
}

TEST_CASE("Both carriageways of a divided road are at hand", "[roads]") {
    AsciiRoads roads({"A--->---b"});
    roads.add('b', 'A', 8, 21); // the other carriageway, drawn on the same line
    DrawnTravel drawn(roads);
    const auto middle = roads.place(4, 0);
    CHECK(drawn.travel.anchor(middle).anchors.size() == 2);
    CHECK(drawn.minutes(middle, roads.at('b')) == Approx(4).margin(0.01));
    CHECK(drawn.minutes(middle, roads.at('A')) == Approx(4).margin(0.01));
}

TEST_CASE("A site between two exits is entered by the better one", "[roads]") {
    AsciiRoads roads({"A-----s-----b", //
                      "|           |",
                      "c===========d"});
    DrawnTravel drawn(roads);
    const auto site = roads.place(3, 2);
    CHECK(drawn.minutes(roads.at('A'), site) == Approx(3).margin(0.01));
    CHECK(drawn.minutes(roads.at('d'), site) == Approx(2 + 9).margin(0.01));
}

TEST_CASE("Along one road nobody goes to its end and back", "[roads]") {
    AsciiRoads roads({"A---------b"});
    DrawnTravel drawn(roads);
    CHECK(drawn.minutes(roads.place(2, 0), roads.place(7, 0)) == Approx(5).margin(0.01));
    CHECK(drawn.minutes(roads.place(7, 0), roads.place(2, 0)) == Approx(5).margin(0.01));
}

TEST_CASE("Eighty kilometres from any road is said, not guessed", "[roads]") {
    AsciiRoads roads({"A---b"});
    DrawnTravel drawn(roads);
    const auto far = drawn.travel.anchor(roads.place(-73, 0));
    CHECK(far.anchors.empty());
    CHECK(far.nearest_road->value == Approx(80'000).margin(300));
    CHECK_FALSE(
        drawn.travel.time(far, drawn.travel.anchor(roads.at('b')), drawn.space).is_reachable());
    CHECK(drawn.route(roads.place(-73, 0), roads.at('b')).line.empty());
}

TEST_CASE("Next door is walked to; on a skeleton so is what no road leads to", "[roads]") {
    AsciiRoads roads({"A---------b"});
    {
        DrawnTravel drawn(roads);
        const auto route = drawn.route(roads.place(5, 4), roads.place(5, 4.5));
        CHECK(route.direct);
        CHECK(route.time.minutes() == Approx(5.53).margin(0.05));
    }
    roads.data().source.estimated = true;
    roads.data().source.detour_factor = 1.5;
    DrawnTravel drawn(roads);
    const auto route = drawn.route(roads.place(-73, 0), roads.place(-73, 10));
    CHECK(route.direct);
    CHECK(route.time.minutes() == Approx(11.06 * 1.5 / 20 * 60).margin(0.5));
}

TEST_CASE("A route has a step for each road and a line from door to door", "[roads]") {
    AsciiRoads roads({"A----b====c", //
                      "          |",
                      "          d"});
    roads.data().names = {"", "N1"};
    roads.data().stretches[roads.stretch('A', 'b')].name = 1;
    DrawnTravel drawn(roads);
    const auto route = drawn.route(roads.place(1, 2), roads.at('d'));
    REQUIRE(route.steps.size() == 3);
    CHECK(route.steps[0].name == "N1");
    CHECK(route.steps[0].metres == Approx(4000).margin(1));
    CHECK(route.steps[1].road_class == RoadClass::track);
    CHECK(route.steps[1].time.minutes() == 10);
    CHECK(route.steps[2].metres == Approx(2000));
    CHECK(route.metres == Approx(11'000).margin(1));
    CHECK(route.time.minutes() == Approx(4 + 10 + 2).margin(0.01));
    CHECK(route.line.front() == roads.place(1, 2));
    CHECK(route.line.back() == roads.at('d'));
    CHECK(route.line[route.steps[1].first_point] == roads.at('b'));
}

TEST_CASE("A few metres across a junction are no step to tell", "[roads]") {
    AsciiRoads roads({"A----b====c"});
    roads.data().names = {"", "N1"};
    roads.data().stretches[roads.stretch('A', 'b')].name = 1;
    DrawnTravel drawn(roads);
    const auto route = drawn.route(roads.place(1, 0), roads.place(5.01, 0)); // ten metres of track
    REQUIRE(route.steps.size() == 1);
    CHECK(route.steps[0].name == "N1");
    CHECK(route.steps[0].metres == Approx(route.metres));
    CHECK(route.steps[0].time == route.time);
    CHECK(drawn.route(roads.place(1, 0), roads.place(5.1, 0)).steps.size() == 2);
    CHECK(drawn.route(roads.place(4.99, 0), roads.at('c')).steps.size() == 1);
}

TEST_CASE("Door to door takes what Dijkstra finds; its route sums to it", "[roads]") {
    REQUIRE(rc::check("doors", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 50);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        SearchSpace space;
        for (const auto& from : world.places(6)) {
            for (const auto& to : world.places(6)) {
                const auto time = world.travel.time(from, to, space);
                RC_ASSERT(time == oracle_time(world.travel, from, to));
                const auto route = world.travel.route(from, to, space);
                RC_ASSERT(route.time == time);
                auto sum = route.access_time;
                for (const auto& step : route.steps) {
                    sum = sum + step.time;
                }
                RC_ASSERT(!time.is_reachable() || sum == time);
            }
        }
    }));
}
