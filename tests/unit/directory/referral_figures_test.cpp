#include "directory/referral_figures.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <set>

using namespace relais::directory;

namespace {

/// So many people of each key, of one referral each.
std::vector<ReferralFact> people(std::initializer_list<std::pair<const char*, int>> counts) {
    std::vector<ReferralFact> facts;
    for (const auto& [key, number] : counts) {
        for (int i = 0; i < number; ++i) {
            facts.emplace_back().region = key;
            facts.back().person = {static_cast<std::int64_t>(facts.size())};
        }
    }
    return facts;
}

/// Of another person each time.
ReferralFact fact(std::string region, ReferralState state, std::optional<double> days = {}) {
    static std::int64_t count = 0;
    ReferralFact one;
    one.person = {++count};
    one.region = std::move(region);
    one.state = state;
    one.days_to_answer = days;
    return one;
}

std::string by_region(const ReferralFact& one) {
    return one.region;
}

} // namespace

TEST_CASE("groups of fewer than five are joined, and one alone takes another with it",
          "[unit][referral]") {
    CHECK(counts_by(people({{"a", 9}, {"b", 3}, {"c", 2}}), by_region) ==
          std::vector<CountRow>{{"a", 9}, {"", 5}});
    CHECK(counts_by(people({{"a", 9}, {"b", 7}, {"c", 2}}), by_region) ==
          std::vector<CountRow>{{"a", 9}, {"", 9}});
    CHECK(counts_by(people({{"a", 9}, {"b", 7}}), by_region) ==
          std::vector<CountRow>{{"a", 9}, {"b", 7}});
    CHECK(counts_by(people({{"a", 4}}), by_region).empty());
    CHECK(counts_by({}, by_region).empty());
}

TEST_CASE("one person of many referrals is no group", "[unit][referral]") {
    auto facts = people({{"a", 9}, {"b", 20}});
    for (auto& one : facts) {
        one.person = one.region == "b" ? CaseId{1000} : one.person;
    }
    CHECK(counts_by(facts, by_region) == std::vector<CountRow>{{"", 29}});
    CHECK(figures_by(facts, by_region).size() == 1);
}

TEST_CASE("a rare combination cannot be told from totals: what is missing is nobody or five people",
          "[unit][referral]") {
    using Sizes = std::vector<std::pair<std::uint8_t, std::uint8_t>>; // people, referrals of each
    rc::prop("no row and no remainder is of one to four people", [](const Sizes& sizes) {
        std::vector<ReferralFact> facts;
        std::map<std::string, std::set<CaseId>> real;
        std::int64_t everybody = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            for (int person = 0; person < sizes[i].first % 12; ++person, ++everybody) {
                for (int j = 0; j <= sizes[i].second % 3; ++j) {
                    facts.emplace_back().region = "group " + std::to_string(i);
                    facts.back().person = {everybody};
                    real[facts.back().region].insert(facts.back().person);
                }
            }
        }
        const auto rows = counts_by(facts, by_region);
        std::int64_t told = 0;
        for (const auto& row : rows) {
            told += row.number;
            const auto own = real.find(row.key);
            RC_ASSERT(row.key.empty() || std::ssize(own->second) >= k_least_told);
        }
        const auto total = static_cast<std::int64_t>(facts.size());
        RC_ASSERT(told == total || (rows.empty() && everybody < k_least_told));
        // The joined row is of two groups at least, so that its number is nobody's own.
        const auto joined =
            static_cast<std::size_t>(std::ranges::count(rows, std::string(), &CountRow::key));
        RC_ASSERT(joined == 0 || real.size() - (rows.size() - joined) >= 2);
    });
}

TEST_CASE("shares are rounded and medians want five answers", "[unit][referral]") {
    std::vector<ReferralFact> facts;
    for (int i = 0; i < 5; ++i) {
        facts.push_back(fact("CM004", ReferralState::accepted, i + 1));
        facts.push_back(fact("CM002", i == 0 ? ReferralState::declined : ReferralState::expired));
    }
    facts.push_back(fact("CM002", ReferralState::sent));
    const auto rows = figures_by(facts, by_region);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].key == "CM002");
    CHECK(rows[0].sent == 6);
    CHECK(rows[0].answered_percent == 15);
    CHECK(rows[0].no_answer_percent == 65);
    CHECK_FALSE(rows[0].median_days_to_answer);
    CHECK(rows[1].accepted_percent == 100);
    CHECK(rows[1].median_days_to_answer == 3);
}

TEST_CASE("days are told for each state that five came into, and reasons of five people's refusals",
          "[unit][referral]") {
    std::vector<ReferralFact> facts;
    for (int i = 0; i < 6; ++i) {
        auto one = fact("CM004", ReferralState::declined, i);
        one.reason = i == 0 ? DeclineReason::closed : DeclineReason::no_capacity;
        one.days_to[static_cast<std::size_t>(ReferralState::declined)] = i;
        if (i < 4) {
            one.days_to[static_cast<std::size_t>(ReferralState::acknowledged)] = 1;
        }
        facts.push_back(std::move(one));
    }
    const auto row = figures_by(facts, by_region).at(0);
    CHECK(row.median_days_to[static_cast<std::size_t>(ReferralState::declined)] == 3);
    CHECK_FALSE(row.median_days_to[static_cast<std::size_t>(ReferralState::acknowledged)]);
    CHECK(row.reasons == std::vector<ReasonShare>{{DeclineReason::no_capacity, 85}});
    facts.back().person = facts[1].person; // four people, five refusals
    CHECK(figures_by(facts, by_region).at(0).reasons.empty());
    for (int i = 0; i < 9; ++i) {
        facts.push_back(fact("CM004", ReferralState::declined));
        facts.back().reason = DeclineReason::not_eligible;
    }
    facts.push_back(fact("CM004", ReferralState::declined));
    facts.back().reason = DeclineReason::no_capacity;
    CHECK(figures_by(facts, by_region).at(0).reasons ==
          std::vector<ReasonShare>{{DeclineReason::not_eligible, 55},
                                   {DeclineReason::no_capacity, 40}});
}

TEST_CASE("refusals tell a gap by need and region from five people on, in steps of five",
          "[unit][referral]") {
    std::vector<ReferralFact> facts;
    const auto decline =
        [&](const char* region, const char* need, DeclineReason reason, int times) {
            for (int i = 0; i < times; ++i) {
                facts.push_back(fact(region, ReferralState::declined));
                facts.back().need = need;
                facts.back().reason = reason;
            }
        };
    decline("CM004", "legal_aid", DeclineReason::no_capacity, 9);
    decline("CM004", "legal_aid", DeclineReason::closed, 20); // tells no gap
    decline("CM004", "legal_aid", DeclineReason::not_eligible, 4);
    decline("CM002", "legal_aid", DeclineReason::not_eligible, 10);
    decline("CM002", "housing_long_term", DeclineReason::no_capacity, 6);
    for (auto& one : facts) {
        one.person = one.need == "housing_long_term" ? CaseId{1} : one.person;
    }
    CHECK(gap_cells(facts) ==
          std::vector<GapCell>{{GapTold::saturated, "CM004", "legal_aid", 5},
                               {GapTold::other_public, "CM002", "legal_aid", 10}});
}

TEST_CASE("refusals for want of room or as not eligible tell a kind of gap", "[unit][referral]") {
    CHECK(gap_told(DeclineReason::no_capacity) == GapTold::saturated);
    CHECK(gap_told(DeclineReason::not_eligible) == GapTold::other_public);
    CHECK_FALSE(gap_told(DeclineReason::moved));
}

TEST_CASE("how an organisation answers is said of ten referrals on, those still waiting left out",
          "[unit][referral]") {
    std::vector<ReferralFact> facts;
    for (int i = 0; i < 10; ++i) {
        auto one = fact("CM004", i < 8 ? ReferralState::accepted : ReferralState::expired);
        one.organisation = {7};
        one.days_to_answer = i < 8 ? std::optional<double>(2) : std::nullopt;
        facts.push_back(std::move(one));
    }
    CHECK(response_figures(facts) == std::vector<ResponseFigure>{{OrganisationId{7}, 80, 2}});
    facts.push_back(fact("CM004", ReferralState::sent));
    facts.back().organisation = {7};
    CHECK(response_figures(facts).at(0).answered_percent == 80);
    facts.erase(facts.begin());
    CHECK(response_figures(facts).empty());
}

TEST_CASE("who answers counts as near as it is, who never does a fifth farther",
          "[unit][referral]") {
    const ResponseFigure good{OrganisationId{1}, 100, 1};
    const ResponseFigure bad{OrganisationId{2}, 0, std::nullopt};
    CHECK(response_factor(&good) == Approx(1));
    CHECK(response_factor(&bad) == Approx(1.2));
    CHECK(response_factor(nullptr) == Approx(1.1));
}
