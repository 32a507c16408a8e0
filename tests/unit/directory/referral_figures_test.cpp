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
