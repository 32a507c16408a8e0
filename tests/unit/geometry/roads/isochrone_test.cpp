#include "geometry/roads/cell_outline.h"
#include "geometry/roads/isochrone.h"
#include "travel_oracle.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

bool is_in(const Ring& ring, LonLat point) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.latitude > point.latitude) != (b.latitude > point.latitude) &&
            point.longitude < (b.longitude - a.longitude) * (point.latitude - a.latitude) /
                                      (b.latitude - a.latitude) +
                                  a.longitude) {
            inside = !inside;
        }
    }
    return inside;
}

bool is_in(const Isochrone& area, LonLat point) {
    return std::ranges::any_of(area.polygons, [&](const Polygon& polygon) {
        return is_in(polygon.outer, point) &&
               std::ranges::none_of(polygon.holes,
                                    [&](const Ring& hole) { return is_in(hole, point); });
    });
}

/// Whether something within the tolerance satisfies a condition.
template <class Holds>
bool is_near(LonLat place, Metres tolerance, const Holds& holds) {
    constexpr int k_steps = 16;
    for (int x = -k_steps; x <= k_steps; ++x) {
        for (int y = -k_steps; y <= k_steps; ++y) {
            const LonLat point{place.longitude + x * tolerance.value / k_steps / 108'000,
                               place.latitude + y * tolerance.value / k_steps / 110'000};
            if (holds(point)) {
                return true;
            }
        }
    }
    return false;
}

CellGrid grid_of(const std::vector<std::string>& rows) {
    CellGrid grid{static_cast<int>(rows[0].size()), static_cast<int>(rows.size()), {}};
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        for (const char cell : *row) {
            grid.in.push_back(cell == '#');
        }
    }
    return grid;
}

} // namespace

TEST_CASE("Outlines go round cells, with holes, and do not join corners", "[roads]") {
    const auto ring = outline(grid_of({"###", //
                                       "#.#",
                                       "###"}));
    REQUIRE(ring.size() == 1);
    CHECK(ring[0].holes.size() == 1);
    CHECK(ring[0].holes[0].size() == 5);
    CHECK(outline(grid_of({"#.", //
                           ".#"}))
              .size() == 2);
    CHECK(outline(grid_of({".."})).empty());
    const auto nested = outline(grid_of({"#####", //
                                         "#...#",
                                         "#.#.#",
                                         "#...#",
                                         "#####"}));
    REQUIRE(nested.size() == 2);
    CHECK(nested[0].holes.size() == 1);
    CHECK(nested[1].holes.empty());
}

TEST_CASE("An isochrone follows the road that is fast and keeps the hole nobody reaches",
          "[roads]") {
    AsciiRoads roads({"A---------b", //
                      "|         |",
                      "|         |",
                      "|         |",
                      "|         |",
                      "|         |",
                      "c---------d", //
                      "          H",
                      "          e"});
    const RoadBase base(roads.network(), node_order(roads.network()));
    const Travel travel(base, drawn_profile(), Season::dry);
    const auto area = isochrone(travel,
                                travel.anchor(roads.at('A')),
                                {TravelTime{17 * 60'000}, Direction::outward, 240, Metres{50}, {}});
    REQUIRE(area.polygons.size() == 1);
    CHECK(area.polygons[0].holes.size() == 1); // the middle is an hour's walk
    CHECK(is_in(area, roads.at('d')));
    CHECK_FALSE(is_in(area, roads.place(5, 5)));
    CHECK_FALSE(is_in(area, roads.at('e')));
    CHECK(area.tolerance.value < 150);
    CHECK(isochrone(travel,
                    travel.anchor(roads.place(-73, 0)),
                    {TravelTime{60'000}, Direction::inward, 240, Metres{50}, {}})
              .polygons.size() <= 1);
}

TEST_CASE("One-ways make the way there another area than the way back", "[roads]") {
    AsciiRoads roads({"A---->----b", //
                      "|         |",
                      "c---------d"});
    const RoadBase base(roads.network(), node_order(roads.network()));
    const Travel travel(base, drawn_profile(), Season::dry);
    const auto centre = travel.anchor(roads.at('A'));
    const TravelTime eleven{11 * 60'000};
    CHECK(is_in(isochrone(travel, centre, {eleven, Direction::outward, 100, Metres{50}, {}}),
                roads.at('b')));
    CHECK_FALSE(is_in(isochrone(travel, centre, {eleven, Direction::inward, 100, Metres{50}, {}}),
                      roads.at('b')));
}

TEST_CASE("Around the middle of a long road an isochrone follows it, though its ends are too far",
          "[roads]") {
    AsciiRoads roads({"A---------------------------------------b"});
    const RoadBase base(roads.network(), node_order(roads.network()));
    const Travel travel(base, drawn_profile(), Season::dry);
    const auto area = isochrone(travel,
                                travel.anchor(roads.place(20, 0)),
                                {TravelTime{10 * 60'000}, Direction::inward, 100, Metres{50}, {}});
    CHECK(is_in(area, roads.place(11, 0)));
    CHECK(is_in(area, roads.place(29, 0)));
    CHECK_FALSE(is_in(area, roads.place(8, 0)));
    CHECK_FALSE(is_in(area, roads.place(32, 0)));
}

TEST_CASE("An isochrone holds exactly the places within the time, up to its tolerance", "[roads]") {
    REQUIRE(rc::check("isochrone", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 40);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        const auto centre = world.travel.anchor(world.place());
        const auto places = world.places(60);
        IsochroneOptions options;
        options.within = TravelTime{*rc::gen::inRange<std::uint32_t>(0, 120 * 60'000)};
        options.direction = *rc::gen::element(Direction::inward, Direction::outward);
        options.cells = 60;
        options.places = places;
        const auto area = isochrone(world.travel, centre, options);
        SearchSpace space;
        const auto is_within = [&](const Anchored& place) {
            const bool outward = options.direction == Direction::outward;
            return world.travel.time(outward ? centre : place, outward ? place : centre, space) <=
                   options.within;
        };
        for (const auto& place : places) {
            if (is_within(place)) {
                RC_ASSERT(is_near(
                    place.place, area.tolerance, [&](LonLat point) { return is_in(area, point); }));
            } else if (is_in(area, place.place)) {
                const auto reached = [&](LonLat point) {
                    auto there = world.travel.anchor(point);
                    if (is_within(there)) {
                        return true;
                    }
                    return !there.anchors.empty() &&
                           there.anchors[0].snap.distance <= area.tolerance &&
                           is_within(world.travel.anchor(there.anchors[0].snap.point));
                };
                RC_ASSERT(is_near(place.place, area.tolerance, reached));
            }
        }
    }));
}
