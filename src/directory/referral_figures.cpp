#include "directory/referral_figures.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

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

/// How many there are, counted no further than k_least_told.
std::int64_t people_in(const Group& group) {
    std::array<CaseId, static_cast<std::size_t>(k_least_told)> seen;
    std::size_t count = 0;
    for (auto fact = group.begin(); fact != group.end() && count < seen.size(); ++fact) {
        const auto known = seen.begin() + static_cast<std::ptrdiff_t>(count);
        if (std::find(seen.begin(), known, (*fact)->person) == known) {
            seen[count++] = (*fact)->person;
        }
    }
    return static_cast<std::int64_t>(count);
}

bool is_told(const Group& group) {
    return people_in(group) >= k_least_told;
}

std::vector<ReasonShare> reasons_in(const Group& group) {
    std::array<Group, code_count<DeclineReason>()> by_reason;
    std::int64_t all = 0;
    for (const auto* fact : group) {
        if (fact->reason) {
            by_reason[static_cast<std::size_t>(*fact->reason)].push_back(fact);
            ++all;
        }
    }
    std::vector<ReasonShare> shares;
    for (std::size_t i = 0; i < by_reason.size(); ++i) {
        if (is_told(by_reason[i])) {
            const auto number = static_cast<std::int64_t>(by_reason[i].size());
            shares.push_back({static_cast<DeclineReason>(i), rounded_percent(number, all)});
        }
    }
    std::ranges::stable_sort(shares, std::greater(), &ReasonShare::percent);
    return shares;
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
    row.reasons = reasons_in(group);
    return row;
}

using Groups = std::map<std::string, Group>;

/// Joins from the small end until what is joined is of enough people and of more than one group;
/// what is left, largest first. Those without a key are joined from the start.
std::vector<Named> folded(const Groups& by_key) {
    std::vector<Named> groups;
    for (const auto& [key, members] : by_key) {
        groups.push_back({key, members});
    }
    std::ranges::stable_sort(groups, std::greater(), [](const Named& one) {
        return std::pair(people_in(one.members), one.members.size());
    });
    Named rest;
    int joined = 0;
    const auto join = [&](const Named& one) {
        rest.members.insert(rest.members.end(), one.members.begin(), one.members.end());
        ++joined;
    };
    const auto nameless = std::ranges::find(groups, std::string(), &Named::key);
    if (nameless != groups.end()) {
        join(*nameless);
        groups.erase(nameless);
    }
    while (!groups.empty()) {
        const bool would_tell = joined > 0 && !is_told(rest.members);
        if (is_told(groups.back().members) && !would_tell) {
            break;
        }
        join(groups.back());
        groups.pop_back();
    }
    if (joined > 0 && is_told(rest.members)) {
        groups.push_back(std::move(rest));
    }
    return groups;
}

} // namespace

std::vector<FigureRow> figures_by(const std::vector<ReferralFact>& facts,
                                  const std::function<std::string(const ReferralFact&)>& key_of) {
    Groups by_key;
    for (const auto& fact : facts) {
        by_key[key_of(fact)].push_back(&fact);
    }
    std::vector<FigureRow> rows;
    for (const auto& named : folded(by_key)) {
        rows.push_back(row_of(named));
    }
    return rows;
}

std::vector<CountRow>
counts_by(const std::vector<ReferralFact>& facts,
          const std::function<std::optional<std::string>(const ReferralFact&)>& key_of) {
    Groups by_key;
    for (const auto& fact : facts) {
        if (const auto key = key_of(fact)) {
            by_key[*key].push_back(&fact);
        }
    }
    std::vector<CountRow> counts;
    for (const auto& [key, members] : folded(by_key)) {
        counts.push_back({key, static_cast<std::int64_t>(members.size())});
    }
    return counts;
}

std::optional<GapTold> gap_told(DeclineReason reason) {
    return reason == DeclineReason::no_capacity    ? std::optional(GapTold::saturated)
           : reason == DeclineReason::not_eligible ? std::optional(GapTold::other_public)
                                                   : std::nullopt;
}

std::optional<GapTold> gap_told(const ReferralFact& fact) {
    return fact.reason ? gap_told(*fact.reason) : std::nullopt;
}

std::vector<GapCell> gap_cells(const std::vector<ReferralFact>& facts) {
    std::map<std::tuple<GapTold, std::string, std::string>, Group> cells;
    for (const auto& fact : facts) {
        if (const auto gap = gap_told(fact)) {
            cells[{*gap, fact.region, fact.need}].push_back(&fact);
        }
    }
    constexpr std::int64_t k_step = 5;
    std::vector<GapCell> told;
    for (const auto& [key, group] : cells) {
        if (is_told(group)) {
            const auto number = static_cast<std::int64_t>(group.size());
            const auto& [gap, region, need] = key;
            told.push_back({gap, region, need, number / k_step * k_step});
        }
    }
    return told;
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
    const double silent = figure != nullptr ? 1 - figure->answered_percent / 100.0 : 0.5;
    return 1 + (k_most_response_factor - 1) * silent;
}

} // namespace relais::directory
