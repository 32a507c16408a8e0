#include "geometry/care_plan.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

namespace relais::geometry {
namespace {

using NeedSet = std::uint32_t;
constexpr PlanCost k_never = std::numeric_limits<PlanCost>::max() / 64;
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

/// Cost and, among equal costs, number of addresses in one number, so that the search compares one.
using PlanKey = std::int64_t;
constexpr PlanKey k_addresses = 16; ///< above the most a plan has
constexpr PlanKey k_no_plan = std::numeric_limits<PlanKey>::max() / 4;

/// For each set of needs the best way to answer it: the address for the block that holds its lowest need, then the rest.
struct Tables {
    std::vector<Single> singles;
    std::vector<PlanKey> single_keys;
    std::vector<PlanKey> keys;
    std::vector<NeedSet> blocks;
};

Tables tables_of(std::vector<Single> singles) {
    Tables tables;
    tables.single_keys.reserve(singles.size());
    for (const auto& single : singles) {
        tables.single_keys.push_back(single.candidate == k_nobody ? k_no_plan : single.cost * k_addresses + 1);
    }
    tables.keys.assign(singles.size(), k_no_plan);
    tables.blocks.assign(singles.size(), 0);
    tables.keys[0] = 0;
    tables.singles = std::move(singles);
    return tables;
}

void find_best(Tables& tables, NeedSet set) {
    const NeedSet lowest = set & (~set + 1);
    const NeedSet rest = set ^ lowest;
    PlanKey best = k_no_plan;
    NeedSet best_block = 0;
    for (NeedSet more = rest;; more = (more - 1) & rest) {
        const NeedSet block = lowest | more;
        const PlanKey key = tables.single_keys[block] + tables.keys[set ^ block];
        best_block = key < best ? block : best_block;
        best = std::min(best, key);
        if (more == 0) {
            break;
        }
    }
    tables.keys[set] = best;
    tables.blocks[set] = best_block;
}

Tables best_tables(std::span<const PlanCandidate> candidates, const PlanOptions& options) {
    auto tables = tables_of(cheapest_singles(candidates, options));
    for (NeedSet set = 1; set < tables.keys.size(); ++set) {
        find_best(tables, set);
    }
    return tables;
}

/// The tables of `options`, which leave out `candidate` more than those of `before` did. Whatever was answered best without
/// it still is: only the other sets are looked at again.
Tables tables_without(const Tables& before, std::span<const PlanCandidate> candidates, const PlanOptions& options,
                      std::uint32_t candidate) {
    auto tables = tables_of(cheapest_singles(candidates, options));
    std::vector<bool> went_there(before.keys.size());
    for (NeedSet set = 1; set < before.keys.size(); ++set) {
        const auto block = before.blocks[set];
        went_there[set] =
            block != 0 && (before.singles[block].candidate == candidate || went_there[set ^ block]);
        if (went_there[set]) {
            find_best(tables, set);
        } else {
            tables.keys[set] = before.keys[set];
            tables.blocks[set] = block;
        }
    }
    return tables;
}

CarePlan plan_from(const Tables& tables, std::span<const PlanCandidate> candidates, int needs) {
    const auto all = static_cast<NeedSet>(tables.singles.size() - 1);
    CarePlan plan;
    for (int need = 0; need < needs; ++need) {
        const NeedSet bit = NeedSet{1} << static_cast<unsigned>(need);
        plan.unmet |= tables.singles[bit].candidate == k_nobody ? bit : 0;
    }
    for (NeedSet left = all & ~plan.unmet; left != 0; left ^= tables.blocks[left]) {
        const auto& single = tables.singles[tables.blocks[left]];
        plan.addresses.push_back({single.candidate, tables.blocks[left]});
        plan.cost += single.cost;
    }
    std::ranges::sort(plan.addresses, [&](const PlannedAddress& a, const PlannedAddress& b) {
        const auto& [first, second] =
            std::pair(candidates[a.candidate].travel, candidates[b.candidate].travel);
        return first != second ? first < second : a.candidate < b.candidate;
    });
    return plan;
}

} // namespace

CarePlan plan_care(std::span<const PlanCandidate> candidates, const PlanOptions& options) {
    return plan_from(best_tables(candidates, options), candidates, options.needs);
}

namespace {

using Without = std::vector<std::uint32_t>; ///< rising

struct Node {
    CarePlan plan;
    Without without;
    Tables tables;
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
    std::vector<Node> open(1);
    open.front().tables = best_tables(candidates, options);
    open.front().plan = plan_from(open.front().tables, candidates, options.needs);
    open.front().without = first;
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
            if (!seen.insert(without).second) {
                continue;
            }
            auto next = options;
            next.without = without;
            auto tables = tables_without(node.tables, candidates, next, candidate);
            auto plan = plan_from(tables, candidates, options.needs);
            if (plan.unmet == unmet) {
                open.push_back({std::move(plan), std::move(without), std::move(tables)});
                std::ranges::push_heap(open, comes_later);
            }
        }
    }
    plans.erase(plans.begin());
    return plans;
}

} // namespace relais::geometry
