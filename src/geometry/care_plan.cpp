#include "geometry/care_plan.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

namespace relais::geometry {
namespace {

using NeedSet = std::uint32_t;
constexpr PlanCost k_never = std::numeric_limits<PlanCost>::max() / 4;
constexpr std::uint32_t k_nobody = std::numeric_limits<std::uint32_t>::max();

/// The cheapest single address for each subset of needs.
struct Single {
    PlanCost cost = k_never;
    std::uint32_t candidate = k_nobody;
};

std::vector<Single> cheapest_singles(std::span<const PlanCandidate> candidates,
                                     const PlanOptions& options) {
    std::vector<Single> singles(std::size_t{1} << static_cast<unsigned>(options.needs));
    const auto all = static_cast<NeedSet>(singles.size() - 1);
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        const auto& candidate = candidates[i];
        if (std::ranges::find(options.without, i) != options.without.end()) {
            continue;
        }
        const auto answered = candidate.needs & all;
        for (NeedSet subset = answered; subset != 0; subset = (subset - 1) & answered) {
            const auto cost = candidate.travel + options.per_address +
                              options.per_unsure * std::popcount(subset & candidate.unsure);
            if (cost < singles[subset].cost) { // equal: the smaller position stays
                singles[subset] = {cost, i};
            }
        }
    }
    return singles;
}

/// The best way to answer a set of needs: the address for the block that holds its lowest need,
/// then the rest.
struct Best {
    PlanCost cost = k_never;
    int addresses = 0;
    NeedSet block = 0;
};

bool is_better(const Best& a, const Best& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.addresses < b.addresses;
}

std::vector<Best> best_for_subsets(const std::vector<Single>& singles) {
    std::vector<Best> best(singles.size());
    best[0].cost = 0;
    for (NeedSet set = 1; set < best.size(); ++set) {
        const NeedSet lowest = set & (~set + 1);
        const NeedSet rest = set ^ lowest;
        for (NeedSet more = rest;; more = (more - 1) & rest) {
            const NeedSet block = lowest | more;
            if (singles[block].candidate != k_nobody && best[set ^ block].cost < k_never) {
                const Best option{singles[block].cost + best[set ^ block].cost,
                                  1 + best[set ^ block].addresses,
                                  block};
                best[set] = is_better(option, best[set]) ? option : best[set];
            }
            if (more == 0) {
                break;
            }
        }
    }
    return best;
}

} // namespace

CarePlan plan_care(std::span<const PlanCandidate> candidates, const PlanOptions& options) {
    const auto singles = cheapest_singles(candidates, options);
    const auto best = best_for_subsets(singles);
    const auto all = static_cast<NeedSet>(singles.size() - 1);
    CarePlan plan;
    for (int need = 0; need < options.needs; ++need) {
        const NeedSet bit = NeedSet{1} << static_cast<unsigned>(need);
        plan.unmet |= singles[bit].candidate == k_nobody ? bit : 0;
    }
    for (NeedSet left = all & ~plan.unmet; left != 0; left ^= best[left].block) {
        plan.addresses.push_back({singles[best[left].block].candidate, best[left].block});
        plan.cost += singles[best[left].block].cost;
    }
    std::ranges::sort(plan.addresses, [&](const PlannedAddress& a, const PlannedAddress& b) {
        const auto& [first, second] =
            std::pair(candidates[a.candidate].travel, candidates[b.candidate].travel);
        return first != second ? first < second : a.candidate < b.candidate;
    });
    return plan;
}

namespace {

using Without = std::vector<std::uint32_t>; ///< rising

struct Node {
    CarePlan plan;
    Without without;
};

/// Cheapest last, so that it can be taken from the end; ties by what is left out.
bool comes_later(const Node& a, const Node& b) {
    return a.plan.cost != b.plan.cost ? a.plan.cost > b.plan.cost : a.without > b.without;
}

std::vector<std::uint32_t> set_of(const CarePlan& plan) {
    std::vector<std::uint32_t> set;
    for (const auto& address : plan.addresses) {
        set.push_back(address.candidate);
    }
    std::ranges::sort(set);
    return set;
}

} // namespace

std::vector<CarePlan> next_best_plans(std::span<const PlanCandidate> candidates,
                                      const PlanOptions& options,
                                      std::size_t count) {
    Without first = options.without;
    std::ranges::sort(first);
    std::vector<Node> open = {{plan_care(candidates, options), first}};
    const auto unmet = open.front().plan.unmet;
    std::set<Without> seen = {first};
    std::set<std::vector<std::uint32_t>> found;
    std::vector<CarePlan> plans; // the best among them
    while (!open.empty() && plans.size() <= count) {
        std::ranges::pop_heap(open, comes_later);
        const auto node = std::move(open.back());
        open.pop_back();
        const auto set = set_of(node.plan);
        if (found.insert(set).second) {
            plans.push_back(node.plan);
        }
        for (const auto candidate : set) {
            auto without = node.without;
            without.insert(std::ranges::lower_bound(without, candidate), candidate);
            auto next = options;
            next.without = without;
            auto plan =
                seen.insert(without).second ? plan_care(candidates, next) : CarePlan{{}, 0, ~unmet};
            if (plan.unmet == unmet) {
                open.push_back({std::move(plan), std::move(without)});
                std::ranges::push_heap(open, comes_later);
            }
        }
    }
    plans.erase(plans.begin());
    return plans;
}

} // namespace relais::geometry
