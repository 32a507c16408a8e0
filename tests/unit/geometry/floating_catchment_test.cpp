#include "geometry/floating_catchment.h"

#include "support/ascii_map.h"
#include "unit/geometry/reach_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <numeric>

using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

struct Region {
    std::vector<LonLat> settlements;
    std::vector<double> people;
    std::vector<LonLat> providers;
    std::vector<double> supply;
};

/// Scores by settlement rather than by rank.
struct Scored {
    FloatingCatchments result;
    std::vector<double> score;
    std::vector<double> people; ///< by rank
};

Scored score(const Region& region, const std::vector<DecayBand>& bands) {
    const ReachIndex index(region.settlements);
    const auto reach = index.table(region.providers, limits_of(bands));
    Scored scored;
    scored.people = index.in_rank_order(region.people);
    scored.result = floating_catchments(reach, region.supply, scored.people, bands);
    scored.score = by_point(index, scored.result.score, -1);
    return scored;
}

Region any_region(ReachWorld& world) {
    Region region;
    region.settlements = world.points(static_cast<std::size_t>(world.number(0, 60)));
    region.people = world.people(region.settlements.size());
    region.providers = world.points(static_cast<std::size_t>(world.number(0, 25)));
    for (std::size_t i = 0; i < region.providers.size(); ++i) {
        region.supply.push_back(world.number(0, 5) == 0 ? 0 : world.real(0, 50));
    }
    return region;
}

double weight_of(double metres, const std::vector<DecayBand>& bands) {
    for (const auto& band : bands) {
        if (metres <= band.to.value) {
            return band.weight;
        }
    }
    return 0;
}

/// The two steps as the paper writes them, pair by pair.
std::vector<double> naive_scores(const Region& region, const std::vector<DecayBand>& bands) {
    const auto weight = [&](std::size_t provider, std::size_t settlement) {
        return weight_of(geodesic_distance(region.providers[provider], region.settlements[settlement]).value, bands);
    };
    std::vector<double> scores(region.settlements.size(), 0);
    for (std::size_t j = 0; j < region.providers.size(); ++j) {
        double around = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            around += region.people[i] * weight(j, i);
        }
        for (std::size_t i = 0; i < scores.size() && around > 0; ++i) {
            scores[i] += region.supply[j] / around * weight(j, i);
        }
    }
    return scores;
}

} // namespace

TEST_CASE("Scores are those of the two steps written out pair by pair") {
    REQUIRE(rc::check("naive", [] {
        auto world = any_world();
        const auto region = any_region(world);
        const auto bands = published_bands({world.real(0, 400'000)}, Decay::fast);
        const auto scored = score(region, bands);
        const auto naive = naive_scores(region, bands);
        for (std::size_t i = 0; i < naive.size(); ++i) {
            RC_ASSERT(scored.score[i] == Approx(naive[i]).epsilon(1e-12).margin(1e-15));
        }
    }));
}

TEST_CASE("Supply is conserved: people times score adds up to the supply of those with people in reach") {
    REQUIRE(rc::check("conservation", [] {
        auto world = any_world();
        const auto region = any_region(world);
        const auto scored = score(region, published_bands({world.real(0, 600'000)}));
        const double handed =
            std::inner_product(scored.people.begin(), scored.people.end(), scored.result.score.begin(), 0.0);
        RC_ASSERT(handed == Approx(scored.result.handed_out).epsilon(1e-12).margin(1e-12));
        double kept = 0;
        for (const auto provider : scored.result.unused) {
            RC_ASSERT(scored.result.ratio[provider] == 0);
            kept += region.supply[provider];
        }
        RC_ASSERT(scored.result.supply == Approx(scored.result.handed_out + kept).margin(1e-12));
        for (std::size_t rank = 0; rank < scored.people.size(); ++rank) {
            RC_ASSERT(scored.result.reached[rank] != 0 || scored.result.score[rank] == 0);
        }
    }));
}

TEST_CASE("The order of settlements and providers changes nothing but rounding") {
    REQUIRE(rc::check("order", [] {
        auto world = any_world();
        auto region = any_region(world);
        const auto bands = published_bands({100'000});
        const auto straight = score(region, bands);
        std::ranges::reverse(region.settlements);
        std::ranges::reverse(region.people);
        std::ranges::reverse(region.providers);
        std::ranges::reverse(region.supply);
        const auto turned = score(region, bands);
        const auto count = region.settlements.size();
        for (std::size_t i = 0; i < count; ++i) {
            RC_ASSERT(turned.score[count - 1 - i] == Approx(straight.score[i]).epsilon(1e-12).margin(1e-15));
        }
        RC_ASSERT(turned.result.people_unreached == straight.result.people_unreached);
    }));
}

TEST_CASE("A worked case: farther people count less and get less") {
    // P offers 10 beside a (100 people); b (50) is in the second band, c beyond the last.
    const AsciiMap map({"a..b........c"}, {13, 5}, 0.1);
    const Region region{{map.at('a'), map.at('b'), map.at('c')}, {100, 50, 7}, {map.at('a')}, {10}};
    const auto scored = score(region, published_bands({60'000}));
    const double ratio = 10 / (100 + 0.68 * 50);
    CHECK(scored.score[0] == Approx(ratio));
    CHECK(scored.score[1] == Approx(0.68 * ratio));
    CHECK(scored.score[2] == 0);
    CHECK(scored.result.people_unreached == 7);
    CHECK(scored.result.handed_out == 10);
    CHECK(scored.result.unused.empty());
}

TEST_CASE("Without providers, and without supply, every score is 0") {
    const Region nobody{{{13, 5}}, {100}, {}, {}};
    CHECK(score(nobody, published_bands({30'000})).score == std::vector<double>{0});
    CHECK(score(nobody, published_bands({30'000})).result.people_unreached == 100);
    const Region empty_handed{{{13, 5}}, {100}, {{13, 5}}, {0}};
    CHECK(score(empty_handed, published_bands({30'000})).score == std::vector<double>{0});
    CHECK(score(empty_handed, published_bands({30'000})).result.people_unreached == 0);
    CHECK(score(empty_handed, published_bands({30'000})).result.unused.empty());
}

TEST_CASE("A provider with nobody around keeps its supply, and a place without people is scored all the same") {
    const Region region{{{13, 5}, {13.01, 5}, {9, 4}}, {0, 0, 40}, {{13, 5}, {9, 4}, {15, 12}}, {5, 8, 3}};
    const auto scored = score(region, published_bands({30'000}));
    CHECK(scored.result.unused == std::vector<std::uint32_t>{0, 2});
    CHECK(scored.score == std::vector<double>{0, 0, 0.2});
    CHECK(scored.result.supply == 16);
    CHECK(scored.result.handed_out == 8);
    CHECK(scored.result.people_unreached == 0);

    const Region hamlet{{{13, 5}, {13.01, 5}}, {0, 10}, {{13, 5}}, {5}};
    CHECK(score(hamlet, published_bands({30'000})).score == std::vector<double>{0.5, 0.5});
}

TEST_CASE("Supply and weights that are no quantity count as 0") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const Region region{{{13, 5}}, {10}, {{13, 5}, {13, 5}, {13, 5}}, {-4, nothing, 6}};
    const auto scored = score(region, {{{1000}, 1}});
    CHECK(scored.score == std::vector<double>{0.6});
    CHECK(scored.result.supply == 6);
    const auto unweighted = score(region, {{{1000}, nothing}});
    CHECK(unweighted.score == std::vector<double>{0});
    CHECK(unweighted.result.unused == std::vector<std::uint32_t>{2});
    CHECK(unweighted.result.people_unreached == 10);
}

TEST_CASE("An infinite catchment shares everything among everybody") {
    const Region region{{{13, 5}, {9, 4}, {15, 12}}, {10, 20, 30}, {{13, 5}, {-70, -40}}, {6, 12}};
    const auto scored = score(region, {{{std::numeric_limits<double>::infinity()}, 1}});
    for (const double value : scored.score) {
        CHECK(value == Approx(0.3));
    }
}
