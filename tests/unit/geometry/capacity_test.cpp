#include "geometry/capacity.h"
#include "geometry/geodesic.h"
#include "support/ascii_map.h"
#include "unit/geometry/reach_world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <rapidcheck.h>

using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

constexpr ServingOrder k_orders[] = {
    ServingOrder::nearest, ServingOrder::capacity, ServingOrder::catchment};

struct Country {
    std::vector<LonLat> settlements;
    std::vector<double> people; ///< whole numbers, so that sums are exact
    std::vector<LonLat> places;
    std::vector<double> capacities;
    double metres = 0;
};

/// Ranks are the settlements as they come: nothing here needs an index.
std::vector<Catchment> catchments(const Country& country) {
    std::vector<Catchment> all;
    for (std::size_t i = 0; i < country.places.size(); ++i) {
        Catchment one{country.capacities[i], {}};
        for (std::uint32_t s = 0; s < country.settlements.size(); ++s) {
            const double metres =
                geodesic_distance(country.places[i], country.settlements[s]).value;
            if (metres <= country.metres) {
                one.people.push_back({s, metres});
            }
        }
        std::ranges::sort(
            one.people, {}, [](const InReach& person) { return std::pair(person.metres, person.rank); });
        all.push_back(std::move(one));
    }
    return all;
}

Country any_country(ReachWorld& world) {
    Country country;
    country.settlements = world.points(static_cast<std::size_t>(world.number(0, 30)));
    for (std::size_t i = 0; i < country.settlements.size(); ++i) {
        country.people.push_back(world.number(0, 20));
    }
    country.places = world.points(static_cast<std::size_t>(world.number(0, 10)));
    for (std::size_t i = 0; i < country.places.size(); ++i) {
        country.capacities.push_back(world.number(0, 60));
    }
    country.metres = world.real(0, 500'000);
    return country;
}

/// Person by person, each time looking through everybody for who comes next.
double served_one_by_one(const Country& country, ServingOrder order) {
    const auto all = catchments(country);
    auto left = country.people;
    auto room = country.capacities;
    const auto total = [&](std::size_t i) {
        double sum = 0;
        for (const auto& one : all[i].people) {
            sum += country.people[one.rank];
        }
        return sum;
    };
    double served = 0;
    while (true) {
        std::size_t best = all.size();
        InReach taken;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const auto& one : all[i].people) {
                if (room[i] < 1 || left[one.rank] < 1) {
                    continue;
                }
                const auto comes_first = [&] {
                    if (best == all.size()) {
                        return true;
                    }
                    if (order == ServingOrder::capacity &&
                        country.capacities[i] != country.capacities[best]) {
                        return country.capacities[i] > country.capacities[best];
                    }
                    if (order == ServingOrder::catchment && total(i) != total(best)) {
                        return total(i) > total(best);
                    }
                    if (order != ServingOrder::nearest && i != best) {
                        return i < best;
                    }
                    return one.metres < taken.metres;
                };
                if (comes_first()) {
                    best = i;
                    taken = one;
                }
            }
        }
        if (best == all.size()) {
            return served;
        }
        --room[best];
        --left[taken.rank];
        ++served;
    }
}

} // namespace

TEST_CASE("As many are received as when people come one by one, in every order") {
    REQUIRE(rc::check("one by one", [] {
        auto world = any_world();
        const auto country = any_country(world);
        for (const auto order : k_orders) {
            const auto found = serve_people(catchments(country), country.people, order);
            RC_ASSERT(found.all_served == served_one_by_one(country, order));
        }
    }));
}

TEST_CASE(
    "Nobody is received twice, no provider beyond its capacity, and nobody who could be is left") {
    REQUIRE(rc::check("bounds", [] {
        auto world = any_world();
        const auto country = any_country(world);
        const auto all = catchments(country);
        for (const auto order : k_orders) {
            const auto found = serve_people(all, country.people, order);
            const double by_rank = std::accumulate(found.served.begin(), found.served.end(), 0.0);
            double own = 0;
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto& figures = found.providers[i];
                own += figures.own;
                RC_ASSERT(figures.own <= figures.total);
                RC_ASSERT(figures.served + figures.spare == country.capacities[i]);
                for (const auto& one : figures.spare > 0 ? all[i].people : std::vector<InReach>{}) {
                    RC_ASSERT(found.served[one.rank] == country.people[one.rank]);
                }
            }
            RC_ASSERT(by_rank == found.all_served);
            RC_ASSERT(own == found.reached); // overlapping catchments counted once
            RC_ASSERT(found.residual() >= 0);
        }
    }));
}

TEST_CASE("A provider more, or a larger one, never lowers how many are received") {
    REQUIRE(rc::check("monotone", [] {
        auto world = any_world();
        auto country = any_country(world);
        for (const auto order : k_orders) {
            const auto before = serve_people(catchments(country), country.people, order).all_served;
            auto larger = country;
            for (auto& capacity : larger.capacities) {
                capacity += 5;
            }
            RC_ASSERT(serve_people(catchments(larger), country.people, order).all_served >= before);
            larger = country;
            larger.places.push_back(world.points(1).front());
            larger.capacities.push_back(world.number(0, 60));
            RC_ASSERT(serve_people(catchments(larger), country.people, order).all_served >= before);
        }
    }));
}

TEST_CASE("A worked case: two catchments that overlap, and the order that is stated decides") {
    // P and Q both reach b; only P reaches a. P has room for 10, Q for 6.
    const AsciiMap map({"a.P.b.Q"}, {13, 5}, 0.1);
    Country country{
        {map.at('a'), map.at('b')}, {8, 10}, {map.at('P'), map.at('Q')}, {10, 6}, 30'000};
    const auto nearest = serve_people(catchments(country), country.people, ServingOrder::nearest);
    CHECK(nearest.providers[0].total == 18);
    CHECK(nearest.providers[1].total == 10);
    CHECK(nearest.reached == 18); // not 28
    CHECK(nearest.all_served == 16);
    CHECK(nearest.residual() == 2);
    const auto by_capacity =
        serve_people(catchments(country), country.people, ServingOrder::capacity);
    CHECK(by_capacity.providers[0].served == 10);
    CHECK(by_capacity.providers[1].served + by_capacity.providers[1].spare == 6);
}

TEST_CASE("Without providers nobody is reached, and what is no capacity receives nobody") {
    const std::vector<double> people = {5};
    CHECK(serve_people({}, people, ServingOrder::nearest).reached == 0);
    const std::vector<Catchment> odd = {{-3, {{0, 1}}}, {std::nan(""), {{0, 2}}}};
    const auto found = serve_people(odd, people, ServingOrder::capacity);
    CHECK(found.all_served == 0);
    CHECK(found.reached == 5);
    CHECK(found.providers[0].own == 5);
    CHECK(found.providers[1].own == 0);
    CHECK(found.providers[1].spare == 0);
}
