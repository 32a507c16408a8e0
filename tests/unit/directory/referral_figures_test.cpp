#include "directory/referral_figures.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace relais::directory;

namespace {

std::vector<std::string> times(std::initializer_list<std::pair<const char*, int>> counts) {
    std::vector<std::string> keys;
    for (const auto& [key, number] : counts) {
        keys.insert(keys.end(), static_cast<std::size_t>(number), key);
    }
    return keys;
}

ReferralFact fact(std::string region, ReferralState state, std::optional<double> days = {}) {
    ReferralFact one;
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
    CHECK(counts_by(times({{"a", 9}, {"b", 3}, {"c", 2}})) ==
          std::vector<CountRow>{{"a", 9}, {"", 5}});
    CHECK(counts_by(times({{"a", 9}, {"b", 7}, {"c", 2}})) ==
          std::vector<CountRow>{{"a", 9}, {"", 9}});
    CHECK(counts_by(times({{"a", 9}, {"b", 7}})) == std::vector<CountRow>{{"a", 9}, {"b", 7}});
    CHECK(counts_by(times({{"a", 4}})).empty());
    CHECK(counts_by({}).empty());
}

TEST_CASE("a rare combination cannot be told from totals: what is missing is nobody or five",
          "[unit][referral]") {
    rc::prop("no row and no remainder is of one to four people",
             [](const std::vector<std::uint8_t>& sizes) {
                 std::vector<std::string> keys;
                 for (std::size_t i = 0; i < sizes.size(); ++i) {
                     keys.insert(keys.end(), sizes[i] % 12, "group " + std::to_string(i));
                 }
                 const auto rows = counts_by(keys);
                 std::int64_t told = 0;
                 for (const auto& row : rows) {
                     RC_ASSERT(row.number >= k_least_told);
                     told += row.number;
                 }
                 const auto total = static_cast<std::int64_t>(keys.size());
                 RC_ASSERT(told == total || (rows.empty() && total < k_least_told));
                 // The joined row is of two groups at least, so that its number is nobody's own.
                 std::map<std::string, std::int64_t> real;
                 for (const auto& key : keys) {
                     ++real[key];
                 }
                 for (const auto& row : rows) {
                     RC_ASSERT(row.key.empty() || real[row.key] == row.number);
                 }
                 const auto joined = static_cast<std::size_t>(
                     std::ranges::count(rows, std::string(), &CountRow::key));
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

TEST_CASE("days are told for each state that five came into, and the main reason of five refusals",
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
    CHECK(row.main_reason == DeclineReason::no_capacity);
    CHECK(row.main_reason_percent == 85);
    facts.pop_back(); // four of a kind would point at them
    CHECK_FALSE(figures_by(facts, by_region).at(0).main_reason);
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
