#include "geometry/nearest_index.h"

#include "geometry/geodesic.h"
#include "support/ascii_map.h"
#include "unit/geometry/offering_builders.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace relais::directory;
using relais::geometry::Found;
using relais::geometry::NearestIndex;
using relais::geometry::NearestOptions;
using relais::geometry::Offering;
using namespace relais::test;

namespace {

std::vector<std::uint32_t> positions(const std::vector<Found>& found) {
    std::vector<std::uint32_t> out;
    for (const auto& one : found) {
        out.push_back(one.offering);
    }
    return out;
}

using Positions = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("The nearest suitable service comes first whatever the order of input") {
    const AsciiMap map({"c......", //
                        "..P.a..",
                        "......b"});
    const NearestIndex index(
        {an_offering(1, map.at('c')), an_offering(2, map.at('b')), an_offering(3, map.at('a'))},
        some_tables());
    const auto answer = index.nearest(a_query(map.at('P')), {});
    CHECK(positions(answer.suitable) == Positions{2, 0, 1});
    CHECK(answer.possible.empty());
    CHECK(answer.near_misses.empty());
    CHECK(answer.outreach.empty());
}

TEST_CASE("The distance told is the geodesic from the place to the service") {
    const AsciiMap map({"P....a"});
    const NearestIndex index({an_offering(1, map.at('a'))}, some_tables());
    const auto answer = index.nearest(a_query(map.at('P')), {});
    REQUIRE(answer.suitable.size() == 1);
    CHECK(answer.suitable[0].distance ==
          relais::geometry::geodesic_distance(map.at('P'), map.at('a')));
}

TEST_CASE("A service for another need is in no list") {
    const AsciiMap map({"P.a"});
    auto other = an_offering(1, map.at('a'));
    other.facts.needs = 2;
    const auto answer = NearestIndex({other}, some_tables()).nearest(a_query(map.at('P')), {});
    CHECK(answer.suitable.empty());
    CHECK(answer.possible.empty());
    CHECK(answer.near_misses.empty());
}

TEST_CASE("What is unknown makes a service possible, however near it is") {
    const AsciiMap map({"Pu..s"});
    auto unknown = an_offering(1, map.at('u'));
    unknown.facts.verified_day = k_never;
    const NearestIndex index({unknown, an_offering(2, map.at('s'))}, some_tables());
    const auto answer = index.nearest(a_query(map.at('P')), {});
    CHECK(positions(answer.suitable) == Positions{1});
    CHECK(positions(answer.possible) == Positions{0});
    CHECK(answer.possible[0].assessment.of(Criterion::freshness) == Verdict::unknown);
}

TEST_CASE("One criterion not met is a near miss, two are nothing") {
    const AsciiMap map({"Pmn.s"});
    auto men_only = an_offering(1, map.at('m'));
    men_only.facts.sexes = 2;
    auto old_men_only = an_offering(2, map.at('n'));
    old_men_only.facts.sexes = 2;
    old_men_only.facts.minimum_age = 60;
    const NearestIndex index({men_only, old_men_only, an_offering(3, map.at('s'))}, some_tables());
    const auto answer = index.nearest(a_query(map.at('P')), {});
    CHECK(positions(answer.suitable) == Positions{2});
    CHECK(positions(answer.near_misses) == Positions{0});
    CHECK(answer.near_misses[0].assessment.of(Criterion::sex) == Verdict::not_met);
}

TEST_CASE("Services on the same spot are ordered by fewer unknowns, then number") {
    const AsciiMap map({"P..a"});
    auto one_unknown = an_offering(9, map.at('a'));
    one_unknown.facts.saturation = 0;
    auto two_unknown = one_unknown;
    two_unknown.number = 1;
    two_unknown.facts.verified_day = k_never;
    auto later = one_unknown;
    later.number = 10;
    const NearestIndex index({later, two_unknown, one_unknown}, some_tables());
    CHECK(positions(index.nearest(a_query(map.at('P')), {}).possible) == Positions{2, 0, 1});
    CHECK(positions(index.nearest(a_query(map.at('P')), {.k = 2}).possible) == Positions{2, 0});
}

TEST_CASE("An outreach service is found by its zone and has no distance") {
    const AsciiMap map({"P..a"});
    auto tables = some_tables();
    tables.zones.push_back({ServedZone::Kind::areas, {"CM004"}, {}});
    tables.zones.push_back({ServedZone::Kind::areas, {"CM005"}, {}});
    auto here = an_offering(1, std::nullopt);
    here.facts.zone = 2;
    auto elsewhere = an_offering(2, std::nullopt);
    elsewhere.facts.zone = 3;
    auto anywhere_unknown = an_offering(3, std::nullopt);
    anywhere_unknown.facts.zone = 0;
    const NearestIndex index({anywhere_unknown, elsewhere, here, an_offering(4, map.at('a'))}, tables);
    const auto answer = index.nearest(a_query(map.at('P')), {.within = Metres{1}});
    CHECK(positions(answer.outreach) == Positions{2, 0}); // suitable, then possible; not limited by distance
    CHECK_FALSE(answer.outreach[0].distance.has_value());
    CHECK(answer.suitable.empty());
}

TEST_CASE("A radius is held against the geodesic, to the metre") {
    const AsciiMap map({"P.........a"});
    const auto distance = relais::geometry::geodesic_distance(map.at('P'), map.at('a'));
    auto tables = some_tables();
    tables.zones.push_back({ServedZone::Kind::radius, {}, distance});
    tables.zones.push_back({ServedZone::Kind::radius, {}, {distance.value - 1e-6}});
    auto reaches = an_offering(1, map.at('a'));
    reaches.facts.zone = 2;
    auto falls_short = an_offering(2, map.at('a'));
    falls_short.facts.zone = 3;
    const auto answer = NearestIndex({reaches, falls_short}, tables).nearest(a_query(map.at('P')), {});
    CHECK(positions(answer.suitable) == Positions{0});
    CHECK(positions(answer.near_misses) == Positions{1});
}

TEST_CASE("Nothing farther than asked is told, and the limit itself is within") {
    const AsciiMap map({"P...a.b"});
    const NearestIndex index({an_offering(1, map.at('a')), an_offering(2, map.at('b'))}, some_tables());
    const auto to_a = relais::geometry::geodesic_distance(map.at('P'), map.at('a'));
    const auto query = a_query(map.at('P'));
    CHECK(positions(index.nearest(query, {.within = to_a}).suitable) == Positions{0});
    CHECK(index.nearest(query, {.within = Metres{to_a.value - 1e-6}}).suitable.empty());
    CHECK(index.nearest(query, {.within = Metres{0}}).suitable.empty());
}

TEST_CASE("Asking for none gives none, asking for more than exist gives all") {
    const AsciiMap map({"Pab"});
    const NearestIndex index({an_offering(1, map.at('a')), an_offering(2, map.at('b'))}, some_tables());
    CHECK(index.nearest(a_query(map.at('P')), {.k = 0}).suitable.empty());
    CHECK(index.nearest(a_query(map.at('P')), {.k = -3}).suitable.empty());
    CHECK(index.nearest(a_query(map.at('P')), {.k = 1}).suitable.size() == 1);
    CHECK(index.nearest(a_query(map.at('P')), {.k = 1000}).suitable.size() == 2);
}

TEST_CASE("Near misses have their own number and never more than the other lists") {
    std::vector<Offering> offerings;
    for (int i = 0; i < 20; ++i) {
        offerings.push_back(an_offering(i, LonLat{14.0 + 0.01 * i, 10.0}));
        offerings.back().facts.sexes = 2;
    }
    const NearestIndex index(offerings, some_tables());
    const auto query = a_query({14, 10});
    CHECK(index.nearest(query, {.k = 10, .near_misses = 4}).near_misses.size() == 4);
    CHECK(index.nearest(query, {.k = 3, .near_misses = 4}).near_misses.size() == 3);
    CHECK(index.nearest(query, {.k = 10, .near_misses = 0}).near_misses.empty());
}

TEST_CASE("An empty index answers with empty lists") {
    const NearestIndex index({}, {});
    const auto answer = index.nearest(a_query({14, 10}), {});
    CHECK(answer.suitable.empty());
    CHECK(answer.outreach.empty());
    CHECK(index.offerings().empty());
}

TEST_CASE("Poles, the antimeridian and points that are none do no harm") {
    constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Offering> offerings;
    for (const LonLat point : {LonLat{0, 90}, {180, 0}, {-180, 0}, {0, -90}, {14, 10}, {k_nan, 3}, {14, 200}}) {
        offerings.push_back(an_offering(static_cast<std::int64_t>(offerings.size()), point));
    }
    const NearestIndex index(offerings, some_tables());
    for (const LonLat place : {LonLat{0, 90}, {180, 0}, {-180, 0}, {0, 0}, {14, 10}}) {
        CHECK(index.nearest(a_query(place), {}).suitable.size() == 5);
    }
    CHECK(index.nearest(a_query({k_nan, k_nan}), {}).suitable.empty());
}
