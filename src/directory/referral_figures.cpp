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

int rounded_percent(std::int64_t part, std::int64_t whole) {
    constexpr double k_step = 5;
    const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return static_cast<int>(k_step) * static_cast<int>(share / k_step + 0.5);
}

template <class Is>
int percent(const Group& group, const Is& is) {
    return rounded_percent(std::ranges::count_if(group, is),
                           static_cast<std::int64_t>(group.size()));
}

/// Of what `days` finds in each, if it finds five.
template <class Days>
std::optional<int> median(const Group& group, const Days& days) {
    std::vector<double> all;
    for (const auto* fact : group) {
        if (const std::optional<double> found = days(*fact)) {
            all.push_back(*found);
        }
    }
    if (static_cast<std::int64_t>(all.size()) < k_least_told) {
        return std::nullopt;
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::ranges::nth_element(all, middle);
    return static_cast<int>(*middle + 0.5);
}

std::optional<double> days_to_answer(const ReferralFact& fact) {
    return fact.days_to_answer;
}

void set_main_reason(FigureRow& row, const Group& group) {
    std::array<std::int64_t, code_count<DeclineReason>()> counts{};
    std::int64_t all = 0;
    for (const auto* fact : group) {
        if (fact->reason) {
            ++counts[static_cast<std::size_t>(*fact->reason)];
            ++all;
        }
    }
    const auto most = std::ranges::max_element(counts);
    if (*most < k_least_told) {
        return;
    }
    row.main_reason = static_cast<DeclineReason>(most - counts.begin());
    row.main_reason_percent = rounded_percent(*most, all);
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
    row.median_days_to_answer = median(group, days_to_answer);
    for (std::size_t state = 0; state < row.median_days_to.size(); ++state) {
        row.median_days_to[state] =
            median(group, [&](const ReferralFact& fact) { return fact.days_to[state]; });
    }
    set_main_reason(row, group);
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

std::optional<GapTold> gap_told(DeclineReason reason) {
    return reason == DeclineReason::no_capacity    ? std::optional(GapTold::saturated)
           : reason == DeclineReason::not_eligible ? std::optional(GapTold::other_public)
                                                   : std::nullopt;
}

std::vector<ResponseFigure> response_figures(const std::vector<ReferralFact>& facts) {
    std::map<OrganisationId, Group> by_organisation;
    for (const auto& fact : facts) {
        if (is_answered(fact.state) || fact.state == ReferralState::expired) {
            by_organisation[fact.organisation].push_back(&fact);
        }
    }
    std::vector<ResponseFigure> figures;
    for (const auto& [organisation, group] : by_organisation) {
        if (static_cast<std::int64_t>(group.size()) >= k_least_responses) {
            figures.push_back(
                {organisation,
                 percent(group, [](const auto* fact) { return is_answered(fact->state); }),
                 median(group, days_to_answer)});
        }
    }
    return figures;
}

double response_factor(const ResponseFigure* figure) {
    constexpr double k_most = 0.2;
    const double silent = figure != nullptr ? 1 - figure->answered_percent / 100.0 : 0.5;
    return 1 + k_most * silent;
}

} // namespace relais::directory
