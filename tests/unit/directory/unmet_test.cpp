#include "directory/unmet.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <rapidcheck.h>

using namespace relais::directory;

namespace {

UnmetCount count(std::string week, std::string region, std::string group, std::int64_t searches) {
    return {
        {std::move(week), std::move(region), "legal_aid", std::move(group)}, searches, searches};
}

std::map<std::string, std::int64_t> sums(const std::vector<UnmetCount>& counts) {
    std::map<std::string, std::int64_t> by_week;
    for (const auto& one : counts) {
        if (one.cell.public_group.empty()) {
            by_week[one.cell.week] += one.searches;
        }
    }
    return by_week;
}

} // namespace

TEST_CASE(
    "A few searches of a week that is over lose their region; a few of a public are dropped") {
    const auto kept = folded({count("2026-W47", "CM004", "", 12),
                              count("2026-W47", "CM002", "", 2),
                              count("2026-W47", "CM001", "", 1),
                              count("2026-W47", "CM004", "women", 7),
                              count("2026-W47", "CM002", "women", 1)},
                             "2026-W48");
    CHECK(kept == std::vector<UnmetCount>{count("2026-W47", "", "", 3),
                                          count("2026-W47", "CM004", "", 12),
                                          count("2026-W47", "CM004", "women", 7)});
}

TEST_CASE("The week that runs is left as it is") {
    const std::vector<UnmetCount> running = {count("2026-W48", "CM004", "women", 1)};
    CHECK(folded(running, "2026-W48") == running);
    CHECK(folded({}, "2026-W48").empty());
}

TEST_CASE("Folding keeps the sums, tells no small cell apart, and is done once") {
    REQUIRE(rc::check("folded", [] {
        std::vector<UnmetCount> counts;
        for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
            counts.push_back(
                count(*rc::gen::element<std::string>("2026-W46", "2026-W47", "2026-W48"),
                      *rc::gen::element<std::string>("", "CM001", "CM002", "CM004"),
                      *rc::gen::element<std::string>("", "women", "youth"),
                      *rc::gen::inRange(1, 8)));
        }
        const auto once = folded(counts, "2026-W48");
        RC_ASSERT(folded(once, "2026-W48") == once);
        RC_ASSERT(sums(once) == sums(counts));
        for (const auto& one : once) {
            const bool is_over = one.cell.week < "2026-W48";
            RC_ASSERT(!is_over || one.cell.region.empty() || one.searches >= k_least_unmet);
            RC_ASSERT(!is_over || one.cell.public_group.empty() || one.searches >= k_least_unmet);
        }
    }));
}
