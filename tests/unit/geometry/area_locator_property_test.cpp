#include "geometry/area_locator.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace relais::directory;
using relais::geometry::AreaLocator;

namespace {

using BoostPoint = boost::geometry::model::d2::point_xy<double>;
using BoostPolygon = boost::geometry::model::polygon<BoostPoint, false>;

double real(double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

/// Star-shaped around the centre, counter-clockwise.
Ring star(LonLat centre, double smallest, double largest) {
    const int corners = *rc::gen::inRange(3, 30);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double radius = real(smallest, largest);
        ring.push_back({centre.longitude + radius * std::cos(angle), centre.latitude + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

template <class BoostRing>
void fill(BoostRing& out, const Ring& ring) {
    for (const auto& point : ring) {
        out.push_back({point.longitude, point.latitude});
    }
}

BoostPolygon to_boost(const Polygon& polygon) {
    BoostPolygon out;
    fill(out.outer(), polygon.outer);
    for (const auto& hole : polygon.holes) {
        fill(out.inners().emplace_back(), hole);
    }
    boost::geometry::correct(out);
    return out;
}

} // namespace

TEST_CASE("A polygon with a hole holds what Boost.Geometry says it holds") {
    REQUIRE(rc::check("within", [] {
        const LonLat centre{12, 6};
        const Polygon polygon{star(centre, 1.0, 2.0), {star(centre, 0.2, 0.9)}};
        const AreaLocator locator({{"CM001", "", 1, "", {polygon}, ""}});
        const auto oracle = to_boost(polygon);
        for (int i = 0; i < 50; ++i) {
            const LonLat point{real(9.5, 14.5), real(3.5, 8.5)};
            const bool expected = boost::geometry::covered_by(BoostPoint(point.longitude, point.latitude), oracle);
            RC_ASSERT(locator.locate(point).empty() == !expected);
        }
        for (const auto& corner : polygon.outer) {
            RC_ASSERT(locator.locate(corner) == "CM001");
        }
    }));
}

TEST_CASE("Units that share crooked edges hold each point exactly once between them") {
    REQUIRE(rc::check("a partition", [] {
        // A square cut by a zigzag: the two halves run along it in opposite directions.
        Ring zigzag;
        for (int i = 0; i <= 20; ++i) {
            zigzag.push_back({10 + real(-0.4, 0.4), 5 + i * 0.1});
        }
        Ring west{{9, 7}, {9, 5}};
        west.insert(west.end(), zigzag.begin(), zigzag.end());
        west.push_back(west.front());
        Ring east{{11, 5}, {11, 7}};
        east.insert(east.end(), zigzag.rbegin(), zigzag.rend());
        east.push_back(east.front());
        const AreaLocator both({{"CM001", "", 1, "", {{west, {}}}, ""}, {"CM002", "", 1, "", {{east, {}}}, ""}});
        const AreaLocator only_west({{"CM001", "", 1, "", {{west, {}}}, ""}});
        const AreaLocator only_east({{"CM002", "", 1, "", {{east, {}}}, ""}});
        for (int i = 0; i < 50; ++i) {
            // On the zigzag itself now and then, to the last bit or beside it.
            const auto& from = zigzag[*rc::gen::inRange(0, 20)];
            const auto& to = *(&from + 1);
            const double part = real(0, 1);
            const LonLat point = *rc::gen::arbitrary<bool>()
                                     ? LonLat{real(9, 11), real(5, 7)}
                                     : LonLat{from.longitude + part * (to.longitude - from.longitude),
                                              from.latitude + part * (to.latitude - from.latitude)};
            const bool in_west = !only_west.locate(point).empty();
            const bool in_east = !only_east.locate(point).empty();
            RC_ASSERT(in_west || in_east);
            RC_ASSERT(both.locate(point) == (in_west ? "CM001" : "CM002"));
        }
    }));
}
