#include "geometry/capacity.h"
#include "geometry/coverage.h"
#include "geometry/overlap_people.h"
#include "geometry/siting.h"
#include "unit/geometry/offering_builders.h"
#include "unit/geometry/reach_world.h"

#include <catch2/catch.hpp>

#include <limits>
#include <numeric>
#include <rapidcheck.h>

/// Mistakes that users of other tools for this work have reported, each held against what is here.
using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

CoverageFigures covered_by(const std::vector<Offering>& offerings,
                           const std::vector<LonLat>& places,
                           const std::vector<double>& people,
                           double metres) {
    const auto tables = some_tables();
    const CoverageIndex index(offerings, tables, a_query({}));
    std::vector<ClassReach> reaches;
    for (const auto& place : places) {
        reaches.push_back(index.reach({place, "CM004002001"}));
    }
    std::vector<std::uint32_t> all(places.size());
    std::iota(all.begin(), all.end(), 0U);
    return coverage(reaches, people, all, metres);
}

} // namespace

TEST_CASE("Catchments that overlap are counted once: the same providers again cover nobody more") {
    REQUIRE(rc::check("once", [] {
        auto world = any_world();
        const auto places = world.points(30);
        const auto people = world.people(30);
        std::vector<Offering> once;
        for (const auto& place : world.points(static_cast<std::size_t>(world.number(0, 10)))) {
            once.push_back(an_offering(static_cast<std::int64_t>(once.size()), place));
        }
        auto twice = once;
        twice.insert(twice.end(), once.begin(), once.end());
        const double metres = world.real(0, 300'000);
        const auto figures = covered_by(once, places, people, metres);
        RC_ASSERT(covered_by(twice, places, people, metres).by_gap == figures.by_gap);
        RC_ASSERT(figures.covered() <= figures.people);
    }));
}

TEST_CASE("Without any provider the share covered is zero, not some share") {
    auto world = ReachWorld(7);
    const auto places = world.points(50);
    const auto people = world.people(50);
    for (const double metres : {0.0, 20'000.0, 1e9, std::numeric_limits<double>::infinity()}) {
        CHECK(covered_by({}, places, people, metres).covered() == 0);
    }
    const ReachIndex index(places);
    const OverlapPeople nobody({}, {}, index.in_rank_order(people));
    CHECK(nobody.providers(0).people[0] == std::accumulate(people.begin(), people.end(), 0.0));
}

TEST_CASE("At an infinite limit everybody is covered, and nothing vanishes") {
    auto world = ReachWorld(8);
    const auto places = world.points(50);
    const auto people = world.people(50);
    const auto figures = covered_by(
        {an_offering(1, LonLat{12, 6})}, places, people, std::numeric_limits<double>::infinity());
    CHECK(figures.covered() == figures.people);
    CHECK(figures.people == std::accumulate(people.begin(), people.end(), 0.0));
}

TEST_CASE("Every candidate is evaluated: each one alone could be the answer") {
    const std::vector<LonLat> settlements = {
        {9, 3}, {10, 5}, {11, 7}, {12, 9}, {13, 11}, {14, 4}, {15, 12}};
    const ReachIndex index(settlements);
    const auto table = index.table(settlements, std::vector<Metres>{{1'000}});
    for (std::uint32_t largest = 0; largest < settlements.size(); ++largest) {
        std::vector<double> people(settlements.size(), 10);
        people[largest] = 11;
        const auto by_rank = index.in_rank_order(people);
        const auto found = best_places({table, by_rank, {}}, {.places = 1});
        REQUIRE(found.places.size() == 1);
        CHECK(found.places[0].candidate == largest);
        CHECK(found.places[0].newly == 11);
    }
}
