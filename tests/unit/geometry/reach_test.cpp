#include "geometry/reach.h"

#include "unit/geometry/reach_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_nothing = std::numeric_limits<double>::quiet_NaN();

/// Points (by their position) that one place reaches within one limit.
std::vector<std::uint32_t> reached(const std::vector<LonLat>& points, LonLat place, double metres) {
    const ReachIndex index(points);
    const std::vector<Metres> limits{{metres}};
    std::vector<std::uint32_t> items;
    const auto table = index.table({&place, 1}, limits);
    for (const auto& run : table.row(0)) {
        for (auto rank = run.first; rank < run.end; ++rank) {
            items.push_back(index.order()[rank]);
        }
    }
    std::ranges::sort(items);
    return items;
}

const std::vector<LonLat> k_spots{{13.5, 9.3}, {13.5, 9.3}, {13.6, 9.3}, {9.7, 4.05}, {-120, -40}};
const std::vector<std::uint32_t> k_all{0, 1, 2, 3, 4};

} // namespace

TEST_CASE("Each point is in the band that its geodesic says, and in one only") {
    REQUIRE(rc::check("brute force", [] {
        auto world = any_world();
        const auto points = world.points(static_cast<std::size_t>(world.number(0, 150)));
        const auto places = world.points(static_cast<std::size_t>(world.number(1, 20)));
        std::vector<Metres> limits;
        for (int i = world.number(1, 4); i > 0; --i) {
            limits.push_back({std::pow(10.0, world.real(0, 7))}); // in no order: the first one kept counts
        }
        const ReachIndex index(points);
        const auto table = index.table(places, limits);
        RC_ASSERT(bands_of(index, table, static_cast<std::uint32_t>(limits.size())) ==
                  bands_by_brute_force(points, places, limits));
    }));
}

TEST_CASE("A limit that is exactly a distance reaches it, the next smaller number does not") {
    REQUIRE(rc::check("to the last bit", [] {
        auto world = any_world();
        const auto points = world.points(60);
        const auto place = world.points(1).front();
        const auto chosen = static_cast<std::uint32_t>(world.number(0, 59));
        const double distance = geodesic_distance(place, points[chosen]).value;
        const auto within = reached(points, place, distance);
        RC_ASSERT(std::ranges::binary_search(within, chosen));
        if (distance > 0) {
            const auto below = reached(points, place, std::nextafter(distance, 0.0));
            RC_ASSERT(!std::ranges::binary_search(below, chosen));
        }
    }));
}

TEST_CASE("A limit of 0 reaches what lies on the very spot") {
    CHECK(reached(k_spots, k_spots[0], 0) == std::vector<std::uint32_t>{0, 1});
    CHECK(reached(k_spots, {0, 0}, 0).empty());
}

TEST_CASE("A limit below zero or no number reaches nothing") {
    CHECK(reached(k_spots, k_spots[0], -1).empty());
    CHECK(reached(k_spots, k_spots[0], -k_infinity).empty());
    CHECK(reached(k_spots, k_spots[0], k_nothing).empty());
}

TEST_CASE("Nothing vanishes when the limit is infinite or absurd") {
    for (const double limit : {k_infinity, 1e300, 3e7, 20'003'932.0}) {
        CHECK(reached(k_spots, k_spots[0], limit) == k_all);
    }
}

TEST_CASE("What is no place on Earth is reached by nothing and reaches nothing") {
    const std::vector<LonLat> points{{13, 91}, {13, 5}, {k_nothing, 5}, {13, 5}};
    CHECK(reached(points, {13, 5}, k_infinity) == std::vector<std::uint32_t>{1, 3});
    CHECK(reached(points, {k_nothing, 5}, k_infinity).empty());
    CHECK(reached({{k_nothing, k_nothing}}, {13, 5}, k_infinity).empty());
    CHECK(reached({}, {13, 5}, k_infinity).empty());
}

TEST_CASE("No limit at all puts nothing in reach") {
    const ReachIndex index(k_spots);
    const auto table = index.table(k_spots, {});
    CHECK(table.size() == k_spots.size());
    CHECK(table.pair_count() == 0);
}

TEST_CASE("A table made in pieces is the one made at once") {
    REQUIRE(rc::check("pieces", [] {
        auto world = any_world();
        const ReachIndex index(world.points(120));
        const auto places = world.points(40);
        const std::vector<Metres> limits{{20'000}, {60'000}};
        ReachTable pieces;
        const std::span all(places);
        for (std::size_t first = 0; first < places.size();) {
            const auto count =
                std::min(static_cast<std::size_t>(world.number(1, 15)), places.size() - first);
            pieces.append(index.table(all.subspan(first, count), limits));
            first += count;
        }
        RC_ASSERT(pieces == index.table(places, limits));
    }));
}

TEST_CASE("One limit for each place is as asking each place alone") {
    auto world = ReachWorld(7);
    const auto points = world.points(200);
    const auto places = world.points(30);
    std::vector<Metres> limits;
    for (std::size_t i = 0; i < places.size(); ++i) {
        limits.push_back({world.real(-1e4, 3e5)});
    }
    const ReachIndex index(points);
    const auto table = index.table_each(places, limits);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto alone = index.table({&places[i], 1}, {&limits[i], 1});
        CHECK(std::ranges::equal(table.row(i), alone.row(0)));
    }
}

TEST_CASE("A kilometre more never loses a point, and the order of points changes nothing") {
    REQUIRE(rc::check("monotone", [] {
        auto world = any_world();
        auto points = world.points(80);
        const auto place = world.points(1).front();
        const double metres = world.real(0, 4e5);
        const auto before = reached(points, place, metres);
        const auto after = reached(points, place, metres + 1000);
        RC_ASSERT(std::ranges::includes(after, before));

        std::ranges::reverse(points);
        auto turned = reached(points, place, metres);
        for (auto& item : turned) {
            item = 79 - item;
        }
        std::ranges::reverse(turned);
        RC_ASSERT(turned == before);
    }));
}

TEST_CASE("Weights keep their points through the ranks, and impossible ones count as 0") {
    const std::vector<LonLat> points{{13, 5}, {9, 4}, {13, 99}, {14, 10}, {14, 11}};
    const std::vector<double> people{1, -5, 7, k_infinity, 4};
    const ReachIndex index(points);
    const auto by_rank = index.in_rank_order(people);
    CHECK(by_rank.size() == 4);
    CHECK(by_point(index, by_rank, -1) == std::vector<double>{1, 0, -1, 0, 4});
}
