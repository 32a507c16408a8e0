#include "geometry/fact_summary.h"
#include "geometry/query_masks.h"
#include "unit/geometry/nearest_oracle.h"
#include "unit/geometry/random_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using relais::directory::Suitability;
using relais::geometry::Found;
using relais::geometry::NearestAnswer;
using relais::geometry::NearestIndex;
using relais::test::NearestOracle;
using relais::test::RandomWorld;

namespace {

void require_same(const std::vector<Found>& found, const std::vector<Found>& expected) {
    RC_ASSERT(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        RC_ASSERT(found[i].offering == expected[i].offering);
        RC_ASSERT(found[i].distance == expected[i].distance);
        RC_ASSERT(found[i].assessment == expected[i].assessment);
    }
}

void require_same(const NearestAnswer& found, const NearestAnswer& expected) {
    require_same(found.suitable, expected.suitable);
    require_same(found.possible, expected.possible);
    require_same(found.near_misses, expected.near_misses);
    require_same(found.outreach, expected.outreach);
}

/// Seeds whose worlds have up to `most` services.
void check_against_brute_force(int most, int queries) {
    const auto size = *rc::gen::inRange(0, most + 1);
    RandomWorld world(*rc::gen::arbitrary<std::uint32_t>());
    const auto tables = world.tables();
    const auto offerings = world.offerings(size, tables);
    const NearestIndex index(offerings, tables);
    const NearestOracle oracle(offerings, tables);
    for (int i = 0; i < queries; ++i) {
        const auto query = world.query();
        const auto options = world.options();
        require_same(index.nearest(query, options), oracle.nearest(query, options));
    }
}

} // namespace

TEST_CASE("The index answers as brute force does, for a handful of services") {
    REQUIRE(rc::check("small worlds", [] { check_against_brute_force(40, 20); }));
}

TEST_CASE("The index answers as brute force does, where the tree is walked") {
    REQUIRE(rc::check("large worlds", [] { check_against_brute_force(3000, 10); }));
}

TEST_CASE("The order of input changes nothing but positions") {
    REQUIRE(rc::check("reversed", [] {
        RandomWorld world(*rc::gen::arbitrary<std::uint32_t>());
        const auto tables = world.tables();
        auto offerings = world.offerings(600, tables);
        for (std::size_t i = 0; i < offerings.size(); ++i) {
            offerings[i].number = static_cast<std::int64_t>(i); // no two alike
        }
        const NearestIndex forward(offerings, tables);
        const NearestIndex backward({offerings.rbegin(), offerings.rend()}, tables);
        const auto query = world.query();
        const auto options = world.options();
        auto turned = backward.nearest(query, options);
        for (auto* list : {&turned.suitable, &turned.possible, &turned.near_misses, &turned.outreach}) {
            for (auto& found : *list) {
                found.offering = static_cast<std::uint32_t>(offerings.size() - 1 - found.offering);
            }
        }
        require_same(turned, forward.nearest(query, options));
    }));
}

TEST_CASE("A summary never rules out a list that one of its services belongs to") {
    REQUIRE(rc::check("masks are generous", [] {
        RandomWorld world(*rc::gen::arbitrary<std::uint32_t>());
        const auto tables = world.tables();
        const auto offerings = world.offerings(*rc::gen::inRange(1, 12), tables);
        const relais::geometry::Summariser summariser(tables);
        relais::geometry::FactSummary summary;
        for (const auto& offering : offerings) {
            summary.add(summariser.of(offering.facts));
        }
        for (int i = 0; i < 20; ++i) {
            const auto query = world.query();
            const auto distance = relais::directory::Metres{world.real(0, 400'000)};
            const relais::geometry::QueryMasks masks(query, summariser.regions());
            const auto hopes = masks.look(summary, distance.value);
            for (const auto& offering : offerings) {
                const auto suitability = assess(offering.facts, tables, query, distance).suitability();
                RC_ASSERT(hopes.suitable || suitability != Suitability::suitable);
                RC_ASSERT(hopes.possible || suitability != Suitability::possible);
                RC_ASSERT(hopes.near_miss || suitability != Suitability::near_miss);
            }
        }
    }));
}

TEST_CASE("A single service is ruled out of most lists it does not belong to") {
    int kept = 0;
    int hoped = 0;
    RandomWorld world(7);
    const auto tables = world.tables();
    const relais::geometry::Summariser summariser(tables);
    for (const auto& offering : world.offerings(2000, tables)) {
        auto query = world.query();
        query.needs = offering.facts.needs;
        const auto distance = relais::directory::Metres{world.real(0, 400'000)};
        const auto hopes = relais::geometry::QueryMasks(query, summariser.regions())
                               .look(summariser.of(offering.facts), distance.value);
        const auto suitability = assess(offering.facts, tables, query, distance).suitability();
        kept += suitability != Suitability::unsuitable;
        hoped += int{hopes.suitable} + int{hopes.possible} + int{hopes.near_miss};
    }
    CHECK(kept > 100);
    CHECK(hoped < 2 * kept); // the masks do cut
}
