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
    std::vector<PlanKey> keys; ///< where not `known`: no more than the best
    std::vector<NeedSet> blocks;
    std::vector<bool> known;
};

void set_singles(Tables& tables, std::vector<Single> singles) {
    tables.single_keys.clear();
    for (const auto& single : singles) {
        tables.single_keys.push_back(single.candidate == k_nobody ? k_no_plan : single.cost * k_addresses + 1);
    }
    tables.singles = std::move(singles);
}

/// Calls `look(block)` for every block of `set` that holds its lowest need, the largest first.
template <class Look>
void each_block(NeedSet set, const Look& look) {
    const NeedSet lowest = set & (~set + 1);
    const NeedSet rest = set ^ lowest;
    for (NeedSet more = rest;; more = (more - 1) & rest) {
        look(lowest | more);
        if (more == 0) {
            break;
        }
    }
}

Tables best_tables(std::span<const PlanCandidate> candidates, const PlanOptions& options) {
    Tables tables;
    set_singles(tables, cheapest_singles(candidates, options));
    const auto size = tables.singles.size();
    tables.keys.assign(size, k_no_plan);
    tables.blocks.assign(size, 0);
    tables.known.assign(size, true);
    tables.keys[0] = 0;
    for (NeedSet set = 1; set < size; ++set) {
        PlanKey best = k_no_plan;
        NeedSet best_block = 0;
        each_block(set, [&](NeedSet block) {
            const PlanKey key = tables.single_keys[block] + tables.keys[set ^ block];
            best_block = key < best ? block : best_block;
            best = std::min(best, key);
        });
        tables.keys[set] = best;
        tables.blocks[set] = best_block;
    }
    return tables;
}

/// The tables without one address more than those before had. Nothing can have become cheaper, and what was answered best
/// without that address still is: so the old keys bound the new ones from below, and few sets are looked at again.
class WithoutOne {
public:
    WithoutOne(const Tables& before, std::span<const PlanCandidate> candidates, const PlanOptions& options,
               std::uint32_t candidate)
        : m_before(before), m_candidate(candidate), m_tables(before) {
        set_singles(m_tables, cheapest_singles(candidates, options));
        m_tables.known.assign(before.known.size(), false);
        m_tables.known[0] = true;
    }

    /// Known for `set` and all that its best way leads through.
    Tables solved_for(NeedSet set) {
        solve(set);
        return std::move(m_tables);
    }

private:
    PlanKey solve(NeedSet set) {
        if (m_tables.known[set]) {
            return m_tables.keys[set];
        }
        if (m_before.known[set] && !went_there(set)) {
            return keep(set);
        }
        NeedSet promising = 0;
        each_block(set, [&](NeedSet block) {
            promising = promising == 0 || at_least(set, block) < at_least(set, promising) ? block : promising;
        });
        const PlanKey enough = through(set, promising);
        PlanKey best = k_no_plan;
        NeedSet best_block = 0;
        each_block(set, [&](NeedSet block) {
            const auto least = at_least(set, block);
            if (least > enough || least >= best) {
                return;
            }
            const PlanKey key = through(set, block);
            best_block = key < best ? block : best_block;
            best = std::min(best, key);
        });
        m_tables.keys[set] = best;
        m_tables.blocks[set] = best_block;
        m_tables.known[set] = true;
        return best;
    }
    [[nodiscard]] PlanKey at_least(NeedSet set, NeedSet block) const {
        return m_tables.single_keys[block] + m_tables.keys[set ^ block];
    }
    PlanKey through(NeedSet set, NeedSet block) {
        const auto single = m_tables.single_keys[block];
        return single >= k_no_plan ? k_no_plan : single + solve(set ^ block);
    }
    /// Whether the best way so far led to the address that is left out.
    [[nodiscard]] bool went_there(NeedSet set) const {
        for (; set != 0 && m_before.blocks[set] != 0; set ^= m_before.blocks[set]) {
            if (m_before.singles[m_before.blocks[set]].candidate == m_candidate) {
                return true;
            }
        }
        return false;
    }
    PlanKey keep(NeedSet set) {
        for (auto left = set; left != 0 && !m_tables.known[left]; left ^= m_tables.blocks[left]) {
            m_tables.known[left] = true;
            if (m_tables.blocks[left] == 0) {
                break; // nobody answers it
            }
        }
        return m_tables.keys[set];
    }

    const Tables& m_before;
    std::uint32_t m_candidate;
    Tables m_tables; ///< keys and blocks of before until they are known
};

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
    const auto answered = static_cast<NeedSet>(open.front().tables.keys.size() - 1) & ~open.front().plan.unmet;
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
            auto tables = WithoutOne(node.tables, candidates, next, candidate).solved_for(answered);
            if (tables.keys[answered] >= k_no_plan) {
                continue; // a need would be left without anybody
            }
            auto plan = plan_from(tables, candidates, options.needs);
            open.push_back({std::move(plan), std::move(without), std::move(tables)});
            std::ranges::push_heap(open, comes_later);
        }
    }
    plans.erase(plans.begin());
    return plans;
}

} // namespace relais::geometry
