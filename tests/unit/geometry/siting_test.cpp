#include "geometry/siting.h"

#include "support/ascii_map.h"
#include "unit/geometry/reach_world.h"
#include "unit/geometry/siting_optimum.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

/// A problem with all it borrows.
class Country {
public:
    Country(const std::vector<LonLat>& settlements, const std::vector<double>& people,
            const std::vector<LonLat>& candidates, double metres, std::vector<std::uint8_t> covered = {})
        : m_index(settlements), m_people(m_index.in_rank_order(people)),
          m_reach(m_index.table(candidates, std::vector<Metres>{{metres}})) {
        for (std::size_t rank = 0; rank < m_index.rank_count() && !covered.empty(); ++rank) {
            m_covered.push_back(covered[m_index.order()[rank]]);
        }
    }
    [[nodiscard]] SitingProblem problem() const { return {m_reach, m_people, m_covered}; }
    [[nodiscard]] Siting best(std::size_t places, bool swaps = true) const {
        return best_places(problem(), {.places = places, .swaps = swaps});
    }

private:
    ReachIndex m_index;
    std::vector<double> m_people;
    ReachTable m_reach;
    std::vector<std::uint8_t> m_covered;
};

Country any_country(ReachWorld& world, std::size_t settlements, std::size_t candidates) {
    const auto points = world.points(settlements);
    std::vector<std::uint8_t> covered;
    for (std::size_t i = 0; i < settlements; ++i) {
        covered.push_back(world.number(0, 4) == 0 ? 1 : 0);
    }
    return {points, world.people(settlements), world.points(candidates), world.real(5'000, 300'000), covered};
}

std::vector<std::uint32_t> candidates_in(const Siting& siting) {
    std::vector<std::uint32_t> candidates;
    std::ranges::transform(siting.places, std::back_inserter(candidates), &SitedPlace::candidate);
    return candidates;
}

/// What holds of every answer.
void check_is_consistent(const Country& country, const Siting& siting, std::size_t places) {
    const auto problem = country.problem();
    RC_ASSERT(siting.places.size() <= places);
    RC_ASSERT(siting.before == people_with(problem, {}));
    RC_ASSERT(siting.after == people_with(problem, candidates_in(siting)));
    RC_ASSERT(siting.total == std::accumulate(problem.people.begin(), problem.people.end(), 0.0));
    RC_ASSERT(siting.before <= siting.greedy);
    RC_ASSERT(siting.greedy <= siting.after);
    RC_ASSERT(siting.after <= siting.bound);
    RC_ASSERT(siting.bound <= siting.total * (1 + 1e-8));
    RC_ASSERT((siting.gap() >= 0 && siting.gap() <= 1));
    double newly = 0;
    for (std::size_t i = 0; i < siting.places.size(); ++i) {
        RC_ASSERT(siting.places[i].newly > 0);
        RC_ASSERT((i == 0 || siting.places[i].newly <= siting.places[i - 1].newly));
        newly += siting.places[i].newly;
    }
    RC_ASSERT(siting.before + newly == siting.after);
}

void check_against(double optimum, const Siting& siting) {
    RC_ASSERT(siting.after <= optimum);
    RC_ASSERT(optimum <= siting.bound * (1 + 1e-12));
    RC_ASSERT(siting.greedy - siting.before >= (1 - std::exp(-1)) * (optimum - siting.before) - 1e-6);
}

} // namespace

TEST_CASE("Small countries: greedy within 1 - 1/e of the best set, and the best set within the bound") {
    REQUIRE(rc::check("all sets tried", [] {
        auto world = any_world();
        const auto country = any_country(world, 40, static_cast<std::size_t>(world.number(1, 12)));
        const auto places = static_cast<std::size_t>(world.number(0, 4));
        const auto siting = country.best(places);
        check_is_consistent(country, siting, places);
        check_against(optimum_by_trying_all(country.problem(), places), siting);
    }));
}

TEST_CASE("Medium countries: the optimum that GLPK proves lies between answer and bound") {
    double widest_gap = 0;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        ReachWorld world(seed);
        const auto points = world.points(200);
        const Country country(points, world.people(200), points, 40'000);
        const auto siting = country.best(8);
        check_is_consistent(country, siting, 8);
        const double optimum = optimum_by_glpk(country.problem(), 8);
        REQUIRE(std::isfinite(optimum));
        INFO("seed " << seed << ": greedy " << siting.greedy << ", after " << siting.after << ", optimum " << optimum
                     << ", bound " << siting.bound);
        CHECK(siting.after <= optimum + 0.5);
        CHECK(optimum <= siting.bound + 0.5);
        CHECK(siting.after >= 0.98 * optimum);
        widest_gap = std::max(widest_gap, siting.gap());
    }
    CHECK(widest_gap < 0.02); // an answer that cannot tell how good it is helps no one
}

TEST_CASE("The two oracles agree") {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        ReachWorld world(seed);
        const auto country = any_country(world, 30, 9);
        CHECK(optimum_by_glpk(country.problem(), 3) == Approx(optimum_by_trying_all(country.problem(), 3)));
    }
}

TEST_CASE("Swaps mend what greed spoils, and count") {
    // Greed takes the middle (20), then one side; the best two are the sides (36).
    const AsciiMap map({"a.b.m.c.d"}, {13, 5}, 0.1);
    const std::vector<LonLat> settlements{map.at('a'), map.at('b'), map.at('c'), map.at('d')};
    const std::vector<LonLat> candidates{map.at('m'), map.at('b'), map.at('c')};
    const Country country(settlements, {8, 10, 10, 8}, candidates, 25'000);
    const auto greedy = country.best(2, false);
    CHECK(greedy.places == std::vector<SitedPlace>{{0, 20}, {1, 8}});
    const auto swapped = country.best(2);
    CHECK(swapped.places == std::vector<SitedPlace>{{1, 18}, {2, 18}});
    CHECK(swapped.swaps == 1);
    CHECK(swapped.greedy == 28);
    CHECK(swapped.after == 36);
    CHECK(swapped.bound == 36);
    CHECK(swapped.gap() == 0);
}

TEST_CASE("Where no swap helps, working out the bound may still come upon the best choice") {
    ReachWorld world(11);
    const auto points = world.points(60);
    const Country country(points, world.people(60), points, 120'000);
    const auto swapped = best_places(country.problem(), {.places = 4, .bound_rounds = 0});
    const auto siting = country.best(4);
    CHECK(swapped.after < siting.after);
    CHECK(siting.after == Approx(optimum_by_glpk(country.problem(), 4)));
    CHECK(siting.gap() == 0);
    CHECK(swapped.bound >= siting.after);
    CHECK(country.best(4, false).after == siting.greedy); // the greedy choice was asked for, and stays
}

TEST_CASE("No swap of one place for one candidate gains anything more") {
    REQUIRE(rc::check("a local best", [] {
        auto world = any_world();
        const auto country = any_country(world, 60, 15);
        const auto siting = country.best(3);
        for (std::size_t i = 0; i < siting.places.size(); ++i) {
            auto others = candidates_in(siting);
            for (std::uint32_t candidate = 0; candidate < 15; ++candidate) {
                others[i] = candidate;
                RC_ASSERT(people_with(country.problem(), others) <= siting.after);
            }
        }
    }));
}

TEST_CASE("Greedy chooses as if every gain were counted anew, the smaller candidate among equals") {
    REQUIRE(rc::check("lazy = eager", [] {
        auto world = any_world();
        const auto settlements = world.points(50);
        const Country country(settlements, std::vector<double>(50, 1.0), world.points(20), 60'000);
        std::vector<std::uint32_t> eager;
        double covered = 0;
        while (eager.size() < 5) {
            auto best = people_with(country.problem(), eager);
            std::optional<std::uint32_t> next;
            for (std::uint32_t candidate = 0; candidate < 20; ++candidate) {
                auto with = eager;
                with.push_back(candidate);
                const double people = people_with(country.problem(), with);
                if (people > best) {
                    best = people;
                    next = candidate;
                }
            }
            if (!next) {
                break;
            }
            eager.push_back(*next);
            covered = best;
        }
        const auto siting = country.best(5, false);
        RC_ASSERT(siting.after == covered);
        RC_ASSERT(candidates_in(siting) == eager);
    }));
}

TEST_CASE("One more candidate, place or kilometre never covers fewer people at best") {
    REQUIRE(rc::check("monotone", [] {
        auto world = any_world();
        const auto settlements = world.points(40);
        const auto people = world.people(40);
        auto candidates = world.points(7);
        const double metres = world.real(0, 200'000);
        const auto fewer = Country(settlements, people, candidates, metres);
        const double best = optimum_by_trying_all(fewer.problem(), 2);
        RC_ASSERT(best <= Country(settlements, people, candidates, metres + 1000).best(2).bound * (1 + 1e-12));
        RC_ASSERT(fewer.best(2, false).after <= fewer.best(3, false).after);
        // A single place is found exactly, and proved, so there it holds of the answer itself.
        const double alone = fewer.best(1).after;
        RC_ASSERT(fewer.best(1).gap() == 0);
        RC_ASSERT(alone <= Country(settlements, people, candidates, metres + 1000).best(1).after);
        candidates.push_back(world.points(1).front());
        RC_ASSERT(alone <= Country(settlements, people, candidates, metres).best(1).after);
    }));
}

TEST_CASE("The order of settlements changes nothing, that of candidates their numbers only") {
    REQUIRE(rc::check("order", [] {
        auto world = any_world();
        auto settlements = world.points(40);
        auto people = world.people(40);
        for (auto& value : people) {
            value *= 1 + std::floor(world.real(0, 1e6)); // so that hardly any two gains are equal
        }
        auto candidates = world.points(10);
        std::ranges::sort(candidates, {}, [](LonLat point) { return std::pair(point.longitude, point.latitude); });
        candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
        const auto straight = Country(settlements, people, candidates, 80'000).best(3, false);
        std::ranges::reverse(settlements);
        std::ranges::reverse(people);
        RC_ASSERT(Country(settlements, people, candidates, 80'000).best(3, false).places == straight.places);
        std::ranges::reverse(candidates);
        const auto turned = Country(settlements, people, candidates, 80'000).best(1, false);
        RC_ASSERT(turned.after == Country(settlements, people, candidates, 80'000).best(1).after);
        RC_ASSERT((straight.places.empty() || turned.places.front().newly == straight.places.front().newly));
    }));
}

TEST_CASE("More places than candidates, duplicates and candidates on the very settlement") {
    const std::vector<LonLat> settlements{{13, 5}, {14, 6}, {15, 7}};
    const std::vector<double> people{10, 30, 20};
    const std::vector<LonLat> candidates{{14, 6}, {14, 6}, {13, 5}};
    const auto siting = Country(settlements, people, candidates, 0).best(50);
    CHECK(siting.places == std::vector<SitedPlace>{{0, 30}, {2, 10}});
    CHECK(siting.bound == 40);
    CHECK(siting.gap() == 0);
    CHECK(siting.total == 60);
}

TEST_CASE("Where there is nothing to gain nothing is proposed") {
    const std::vector<LonLat> here{{13, 5}};
    const std::vector<LonLat> far{{9, 4}};
    for (const auto& siting : {Country(here, {10}, far, 5'000).best(3),         // out of reach
                               Country(here, {10}, here, 5'000, {1}).best(3),   // covered already
                               Country(here, {0}, here, 5'000).best(3),         // nobody lives there
                               Country(here, {10}, {}, 5'000).best(3),          // no candidate
                               Country({}, {}, here, 5'000).best(3),            // no settlement
                               Country(here, {10}, here, 5'000).best(0),        // nothing asked
                               Country(here, {10}, here, -1).best(3)}) {        // reaches nothing
        CHECK(siting.places.empty());
        CHECK(siting.after == siting.before);
        CHECK(siting.gap() == 0);
    }
}

TEST_CASE("What if: one's own places count with those covered already, each person once") {
    const AsciiMap map({"a.b.m.c.d"}, {13, 5}, 0.1);
    const std::vector<LonLat> settlements{map.at('a'), map.at('b'), map.at('c'), map.at('d')};
    const std::vector<LonLat> own{map.at('m'), map.at('b'), map.at('b')};
    const Country country(settlements, {8, 10, 10, 8}, own, 25'000, {0, 0, 0, 1});
    const auto siting = what_if(country.problem(), std::vector<std::uint32_t>{0, 1, 2, 0});
    CHECK(siting.before == 8);
    CHECK(siting.places == std::vector<SitedPlace>{{0, 20}, {1, 8}, {2, 0}, {0, 0}});
    CHECK(siting.after == 36);
    CHECK(siting.total == 36);
}

TEST_CASE("Work that is stopped hands over what it found by then") {
    ReachWorld world(3);
    const auto points = world.points(100);
    const Country country(points, world.people(100), points, 30'000);
    int reports = 0;
    const auto siting = best_places(country.problem(), {.places = 5, .progress = [&](std::int64_t, std::int64_t) {
                                                            return ++reports < 2;
                                                        }});
    CHECK(siting.stopped);
    CHECK(siting.places.size() == 2);
    CHECK(siting.bound >= country.best(5).after);
    CHECK_FALSE(country.best(5).stopped);
}
