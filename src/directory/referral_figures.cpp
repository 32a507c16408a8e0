#include "directory/referral_figures.h"

#include <algorithm>
#include <map>

namespace relais::directory {
namespace {

using Group = std::vector<const ReferralFact*>;

struct Named {
    std::string key;
    Group members;
};

bool is_accepted(ReferralState state) {
    return state == ReferralState::accepted || state == ReferralState::in_progress ||
           state == ReferralState::completed;
}

bool is_answered(ReferralState state) {
    return is_accepted(state) || state == ReferralState::acknowledged ||
           state == ReferralState::declined;
}

template <class Is>
int percent(const Group& group, const Is& is) {
    constexpr double k_step = 5;
    const auto count = std::ranges::count_if(group, is);
    const double share = 100.0 * static_cast<double>(count) / static_cast<double>(group.size());
    return static_cast<int>(k_step) * static_cast<int>(share / k_step + 0.5);
}

std::optional<int> median(const Group& group, std::optional<double> ReferralFact::*days) {
    std::vector<double> all;
    for (const auto* fact : group) {
        if (fact->*days) {
            all.push_back(*(fact->*days));
        }
    }
    if (static_cast<std::int64_t>(all.size()) < k_least_told) {
        return std::nullopt;
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::ranges::nth_element(all, middle);
    return static_cast<int>(*middle + 0.5);
}

FigureRow row_of(const Named& named) {
    const auto& group = named.members;
    FigureRow row;
    row.key = named.key;
    row.sent = static_cast<std::int64_t>(group.size());
    row.answered_percent =
        percent(group, [](const auto* fact) { return is_answered(fact->state); });
    row.accepted_percent =
        percent(group, [](const auto* fact) { return is_accepted(fact->state); });
    row.no_answer_percent =
        percent(group, [](const auto* fact) { return fact->state == ReferralState::expired; });
    row.median_days_to_answer = median(group, &ReferralFact::days_to_answer);
    row.median_days_to_end = median(group, &ReferralFact::days_to_end);
    return row;
}

std::int64_t size_of(const Named& named) {
    return static_cast<std::int64_t>(named.members.size());
}

/// Joins from the small end until what is joined is large enough and of more than one group.
/// `groups`: largest first. Those without a key are joined from the start.
template <class Item, class Size, class Join>
std::vector<Item> folded(std::vector<Item> groups, const Size& size, const Join& join) {
    std::ranges::stable_sort(groups,
                             [&](const Item& a, const Item& b) { return size(a) > size(b); });
    Item rest;
    int joined = 0;
    const auto nameless = std::ranges::find(groups, std::string(), &Item::key);
    if (nameless != groups.end()) {
        join(rest, *nameless);
        groups.erase(nameless);
        joined = 1;
    }
    while (!groups.empty()) {
        const bool is_small = size(groups.back()) < k_least_told;
        const bool would_tell = joined > 0 && size(rest) < k_least_told;
        if (!is_small && !would_tell) {
            break;
        }
        join(rest, groups.back());
        groups.pop_back();
        ++joined;
    }
    if (joined > 0 && size(rest) >= k_least_told) {
        groups.push_back(std::move(rest));
    }
    return groups;
}

} // namespace

std::vector<FigureRow> figures_by(const std::vector<ReferralFact>& facts,
                                  const std::function<std::string(const ReferralFact&)>& key_of) {
    std::map<std::string, Group> by_key;
    for (const auto& fact : facts) {
        by_key[key_of(fact)].push_back(&fact);
    }
    std::vector<Named> groups;
    for (auto& [key, members] : by_key) {
        groups.push_back({key, std::move(members)});
    }
    const auto join = [](Named& rest, const Named& one) {
        rest.members.insert(rest.members.end(), one.members.begin(), one.members.end());
    };
    std::vector<FigureRow> rows;
    for (const auto& named : folded(std::move(groups), size_of, join)) {
        rows.push_back(row_of(named));
    }
    return rows;
}

std::vector<CountRow> counts_by(const std::vector<std::string>& keys) {
    std::map<std::string, std::int64_t> by_key;
    for (const auto& key : keys) {
        ++by_key[key];
    }
    std::vector<CountRow> counts;
    for (const auto& [key, number] : by_key) {
        counts.push_back({key, number});
    }
    return folded(
        std::move(counts),
        [](const CountRow& row) { return row.number; },
        [](CountRow& rest, const CountRow& one) { rest.number += one.number; });
}

} // namespace relais::directory
