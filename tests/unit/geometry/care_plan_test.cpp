#include "geometry/care_plan.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

using namespace relais::geometry;

namespace {

/// What going to all of a set costs, nothing where it does not answer what is wanted.
std::optional<PlanCost> cost_of(std::uint32_t set, const std::vector<PlanCandidate>& candidates,
                                const PlanOptions& options, std::uint32_t wanted) {
    PlanCost cost = 0;
    std::uint32_t sure = 0;
    std::uint32_t covered = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if ((set >> i & 1U) != 0) {
            cost += candidates[i].travel + options.per_address;
            covered |= candidates[i].needs;
            sure |= candidates[i].needs & ~candidates[i].unsure;
        }
    }
    const bool answers = (covered & wanted) == wanted;
    return answers ? std::optional(cost + options.per_unsure * std::popcount(wanted & ~sure)) : std::nullopt;
}

/// All sets that answer, cheapest first, without those that hold a set before them.
std::vector<PlanCost> costs_of_sets(const std::vector<PlanCandidate>& candidates, const PlanOptions& options,
                                    std::uint32_t wanted) {
    std::vector<std::pair<PlanCost, std::uint32_t>> sets;
    for (std::uint32_t set = 0; set < (1U << candidates.size()); ++set) {
        if (const auto cost = cost_of(set, candidates, options, wanted)) {
            sets.emplace_back(*cost, set);
        }
    }
    std::ranges::stable_sort(sets, {}, [](const auto& one) { return std::pair(one.first, std::popcount(one.second)); });
    std::vector<PlanCost> costs;
    std::vector<std::uint32_t> kept;
    for (const auto& [cost, set] : sets) {
        if (std::ranges::none_of(kept, [set = set](std::uint32_t other) { return (set & other) == other; })) {
            kept.push_back(set);
            costs.push_back(cost);
        }
    }
    return costs;
}

/// Every set of candidates, every need given to the cheapest of the set.
PlanCost brute_force(const std::vector<PlanCandidate>& candidates, const PlanOptions& options, std::uint32_t wanted) {
    PlanCost best = std::numeric_limits<PlanCost>::max();
    for (std::uint32_t set = 0; set < (1U << candidates.size()); ++set) {
        PlanCost cost = 0;
        std::uint32_t sure = 0;
        std::uint32_t covered = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if ((set >> i & 1U) != 0) {
                cost += candidates[i].travel + options.per_address;
                covered |= candidates[i].needs;
                sure |= candidates[i].needs & ~candidates[i].unsure;
            }
        }
        if ((covered & wanted) == wanted) {
            cost += options.per_unsure * std::popcount(wanted & ~sure);
            best = std::min(best, cost);
        }
    }
    return best;
}

} // namespace

TEST_CASE("One address for two needs beats two nearer ones when an address costs enough") {
    const std::vector<PlanCandidate> candidates = {{1, 1000, 0b01, 0}, {2, 1000, 0b10, 0}, {3, 5000, 0b11, 0}};
    CHECK(plan_care(candidates, {2, 0, 0, {}}).addresses.size() == 2);
    const auto plan = plan_care(candidates, {2, 4000, 0, {}});
    CHECK(plan.addresses == std::vector<PlannedAddress>{{2, 0b11}});
    CHECK(plan.cost == 9000);
    CHECK(plan_care(candidates, {2, 4000, 0, {2}}).addresses.size() == 2); // without that provider
}

TEST_CASE("A need nobody meets is said, and the others are planned") {
    const auto plan = plan_care(std::vector<PlanCandidate>{{1, 1000, 0b001, 0}}, {3, 10, 0, {}});
    CHECK(plan.unmet == 0b110);
    CHECK(plan.addresses.size() == 1);
    CHECK(plan_care({}, {2, 10, 0, {}}).unmet == 0b11);
    CHECK(plan_care({}, {0, 10, 0, {}}) == CarePlan{});
}

TEST_CASE("A sure answer is worth a longer way, up to what being unsure costs") {
    const std::vector<PlanCandidate> candidates = {{1, 1000, 1, 1}, {2, 3000, 1, 0}};
    CHECK(plan_care(candidates, {1, 0, 1999, {}}).addresses[0].candidate == 0);
    CHECK(plan_care(candidates, {1, 0, 2001, {}}).addresses[0].candidate == 1);
}

TEST_CASE("The plan costs what exhaustive search finds") {
    CHECK(rc::check([] {
        const int needs = *rc::gen::inRange(0, 6);
        const auto candidates = *rc::gen::container<std::vector<PlanCandidate>>(
            *rc::gen::inRange<std::size_t>(0, 9),
            rc::gen::build<PlanCandidate>(
                rc::gen::set(&PlanCandidate::travel, rc::gen::inRange<PlanCost>(0, 50)),
                rc::gen::set(&PlanCandidate::needs, rc::gen::inRange<std::uint32_t>(0, 64)),
                rc::gen::set(&PlanCandidate::unsure, rc::gen::inRange<std::uint32_t>(0, 64))));
        const PlanOptions options{needs, *rc::gen::inRange<PlanCost>(0, 30), *rc::gen::inRange<PlanCost>(0, 30), {}};
        const auto plan = plan_care(candidates, options);
        const auto wanted = ((1U << static_cast<unsigned>(needs)) - 1U) & ~plan.unmet;
        RC_ASSERT(plan.cost == brute_force(candidates, options, wanted));
        std::uint32_t covered = 0;
        for (const auto& address : plan.addresses) {
            RC_ASSERT((candidates[address.candidate].needs & address.needs) == address.needs);
            RC_ASSERT((covered & address.needs) == 0U);
            covered |= address.needs;
        }
        RC_ASSERT(covered == wanted);
    }));
}

TEST_CASE("Second-best sets cost what exhaustive search finds, cheapest first, and are different sets") {
    CHECK(rc::check([] {
        const int needs = *rc::gen::inRange(1, 5);
        const auto candidates = *rc::gen::container<std::vector<PlanCandidate>>(
            *rc::gen::inRange<std::size_t>(0, 8),
            rc::gen::build<PlanCandidate>(
                rc::gen::set(&PlanCandidate::travel, rc::gen::inRange<PlanCost>(1, 50)),
                rc::gen::set(&PlanCandidate::needs, rc::gen::inRange<std::uint32_t>(0, 16)),
                rc::gen::set(&PlanCandidate::unsure, rc::gen::inRange<std::uint32_t>(0, 16))));
        const PlanOptions options{needs, *rc::gen::inRange<PlanCost>(0, 30), *rc::gen::inRange<PlanCost>(0, 30), {}};
        const auto best = plan_care(candidates, options);
        const auto others = next_best_plans(candidates, options, 4);
        auto costs = costs_of_sets(candidates, options, ((1U << static_cast<unsigned>(needs)) - 1U) & ~best.unmet);
        RC_ASSERT(costs.front() == best.cost);
        costs.erase(costs.begin());
        costs.resize(std::min<std::size_t>(costs.size(), 4));
        RC_ASSERT(others.size() == costs.size());
        for (std::size_t i = 0; i < costs.size(); ++i) {
            RC_ASSERT(others[i].cost == costs[i]);
            RC_ASSERT(others[i].unmet == best.unmet);
        }
    }));
}

TEST_CASE("One more candidate never makes a plan dearer") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& masks) {
        std::vector<PlanCandidate> candidates;
        PlanCost before = 0;
        std::uint32_t unmet = 0b1111;
        for (const auto mask : masks) {
            candidates.push_back({0, mask, mask & 0b1111U, 0});
            const auto plan = plan_care(candidates, {4, 20, 0, {}});
            RC_ASSERT(plan.unmet != unmet || plan.cost <= before);
            before = plan.cost;
            unmet = plan.unmet;
        }
    }));
}
