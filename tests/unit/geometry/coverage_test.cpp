#include "geometry/coverage.h"

#include "geometry/geodesic.h"
#include "unit/geometry/random_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace relais;
using namespace relais::directory;
using namespace relais::geometry;

namespace {

/// The gap one service leaves at one place, told by the rule itself; nothing if it does not serve the place.
std::optional<Gap> gap_of(const Offering& offering, const FactTables& tables, Query query, const Place& place) {
    query.place = place;
    const auto distance = geodesic_distance(place.point, *offering.point);
    auto assessment = assess(offering.facts, tables, query, distance);
    auto& zone = assessment.verdicts[static_cast<std::size_t>(Criterion::zone)];
    if (zone == Verdict::not_met) {
        return std::nullopt;
    }
    const bool zone_unknown = zone == Verdict::unknown;
    zone = Verdict::met;
    int full = 0;
    for (const auto criterion : {Criterion::capacity, Criterion::status}) {
        full += assessment.of(criterion) == Verdict::not_met ? 1 : 0;
    }
    if (assessment.count(Verdict::not_met) > 0) {
        return assessment.count(Verdict::not_met) == full ? Gap::saturated : Gap::other_public;
    }
    const int unknown = assessment.count(Verdict::unknown) + (zone_unknown ? 1 : 0);
    if (unknown == 0) {
        return Gap::none;
    }
    return unknown == 1 && assessment.of(Criterion::freshness) == Verdict::unknown ? Gap::outdated : Gap::unverified;
}

ClassReach brute_force(const std::vector<Offering>& offerings, const FactTables& tables, const Query& query,
                       const Place& place) {
    ClassReach reach;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        if (!offerings[i].point || !answers_need(offerings[i].facts, query.needs)) {
            continue;
        }
        if (const auto gap = gap_of(offerings[i], tables, query, place)) {
            auto& metres = reach.metres[static_cast<std::size_t>(*gap)];
            metres = std::min(metres, geodesic_distance(place.point, *offerings[i].point).value);
        }
    }
    return reach;
}

/// Without the classes no threshold asks for: a better one is as near.
std::array<double, k_service_classes> asked_for(std::array<double, k_service_classes> metres) {
    double nearest = k_unreached;
    for (auto& one : metres) {
        one = one < nearest ? one : k_unreached;
        nearest = std::min(nearest, one);
    }
    return metres;
}

ClassReach reach_of(std::array<double, k_service_classes> metres) {
    ClassReach reach;
    reach.metres = metres;
    return reach;
}

std::vector<std::uint32_t> everywhere(std::size_t count) {
    std::vector<std::uint32_t> places(count);
    std::iota(places.begin(), places.end(), 0U);
    return places;
}

} // namespace

TEST_CASE("The nearest of each class is what asking every service finds") {
    CHECK(rc::check([](std::uint32_t seed) {
        test::RandomWorld world(seed);
        const auto tables = world.tables();
        const auto offerings = world.offerings(world.number(0, 120), tables);
        const auto query = world.query();
        const CoverageIndex index(offerings, tables, query);
        for (int i = 0; i < 10; ++i) {
            const auto place = world.query().place;
            RC_ASSERT(index.reach(place).metres == asked_for(brute_force(offerings, tables, query, place).metres));
        }
    }));
}

TEST_CASE("The gap at a place is the best class within the threshold") {
    const auto reach = reach_of({50, 20, 10, k_unreached, 1});
    CHECK(reach.gap(0.5) == Gap::no_provider);
    CHECK(reach.gap(5) == Gap::other_public);
    CHECK(reach.gap(10) == Gap::unverified);
    CHECK(reach.gap(20) == Gap::outdated);
    CHECK(reach.gap(50) == Gap::none);
    CHECK(reach.gap(k_unreached) == Gap::none);
    CHECK(reach.gap(-1) == Gap::no_provider);
    CHECK(reach.gap(std::nan("")) == Gap::no_provider);
}

TEST_CASE("No provider at all covers nobody, at any threshold") {
    const std::vector<ClassReach> reaches(3);
    const std::vector<double> people = {10, 20, 30};
    for (const double threshold : {0.0, 1e6, k_unreached}) {
        const auto figures = coverage(reaches, people, everywhere(3), threshold);
        CHECK(figures.covered() == 0);
        CHECK(figures.covered_if_confirmed() == 0);
        CHECK(figures.by_gap[static_cast<std::size_t>(Gap::no_provider)] == 60);
        CHECK(figures.median_metres == k_unreached);
    }
}

TEST_CASE("Distances are weighted by people, and empty places do not count") {
    const std::vector<ClassReach> reaches = {reach_of({5, 1e9, 1e9, 1e9, 1e9}), reach_of({100, 1e9, 1e9, 1e9, 1e9}),
                                             reach_of({1, 1e9, 1e9, 1e9, 1e9})};
    const std::vector<double> people = {60, 40, 0};
    const auto figures = coverage(reaches, people, everywhere(3), 10);
    CHECK(figures.covered() == 60);
    CHECK(figures.median_metres == 5);
    CHECK(figures.ninth_decile_metres == 100);
    CHECK(coverage({}, {}, {}, 10).people == 0);
}

TEST_CASE("Median and ninth decile are what counting people from the nearest finds") {
    CHECK(rc::check([] {
        const auto metres = *rc::gen::container<std::vector<double>>(rc::gen::map(rc::gen::inRange(0, 40), [](int km) {
            return km == 39 ? k_unreached : 1000.0 * km;
        }));
        std::vector<ClassReach> reaches;
        std::vector<double> people;
        std::vector<double> one_by_one; // the distance of each person
        for (const double one : metres) {
            reaches.push_back(reach_of({k_unreached, one, k_unreached, k_unreached, 0}));
            people.push_back(*rc::gen::inRange(0, 5));
            one_by_one.insert(one_by_one.end(), static_cast<std::size_t>(people.back()), one);
        }
        std::ranges::sort(one_by_one);
        const auto of_people = [&](double share) {
            const auto count = std::ceil(share * static_cast<double>(one_by_one.size()));
            return one_by_one.empty() ? k_unreached : one_by_one[static_cast<std::size_t>(count) - 1];
        };
        const auto figures = coverage(reaches, people, everywhere(reaches.size()), 5000);
        RC_ASSERT(figures.median_metres == of_people(0.5));
        RC_ASSERT(figures.ninth_decile_metres == of_people(0.9));
    }));
}

TEST_CASE("What speaks against a service is looked for up to the threshold only") {
    CHECK(rc::check([](std::uint32_t seed) {
        test::RandomWorld world(seed);
        const auto tables = world.tables();
        const auto offerings = world.offerings(world.number(0, 120), tables);
        const auto query = world.query();
        const CoverageIndex near(offerings, tables, query, {k_unreached, 50e3});
        const CoverageIndex table(offerings, tables, query, {50e3, 50e3});
        const CoverageIndex far(offerings, tables, query);
        for (int i = 0; i < 10; ++i) {
            const auto place = world.query().place;
            for (const double threshold : {0.0, 5e3, 50e3}) {
                RC_ASSERT(near.reach(place).gap(threshold) == far.reach(place).gap(threshold));
                RC_ASSERT(table.reach(place).gap(threshold) == far.reach(place).gap(threshold));
            }
            for (const auto gap : {Gap::none, Gap::outdated, Gap::unverified}) {
                const auto at = static_cast<std::size_t>(gap);
                RC_ASSERT(near.reach(place).metres[at] == far.reach(place).metres[at]);
            }
        }
    }));
}

TEST_CASE("Coverage grows with the threshold, areas sum to the whole, and each person is in one class") {
    CHECK(rc::check([](std::uint32_t seed) {
        test::RandomWorld world(seed);
        const auto tables = world.tables();
        const auto offerings = world.offerings(60, tables);
        const CoverageIndex index(offerings, tables, world.query());
        std::vector<ClassReach> reaches;
        std::vector<double> people;
        for (int i = 0; i < 40; ++i) {
            reaches.push_back(index.reach(world.query().place));
            people.push_back(world.number(0, 1000));
        }
        const auto all = everywhere(reaches.size());
        const std::span whole(all);
        double before = 0;
        for (const double threshold : {0.0, 5e3, 50e3, 500e3, k_unreached}) {
            const auto figures = coverage(reaches, people, whole, threshold);
            RC_ASSERT(std::accumulate(figures.by_gap.begin(), figures.by_gap.end(), 0.0) == figures.people);
            RC_ASSERT(figures.covered() >= before);
            before = figures.covered();
            const auto first = coverage(reaches, people, whole.first(15), threshold);
            const auto second = coverage(reaches, people, whole.subspan(15), threshold);
            RC_ASSERT(first.covered() + second.covered() == figures.covered());
        }
    }));
}
