#pragma once
#include "directory/referral.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Counts of referrals that single nobody out. Pure.
namespace relais::directory {

/// A group of fewer people is not told: it is joined with others until nobody can be picked out.
/// One person may have many referrals, so that people are counted, not referrals.
inline constexpr std::int64_t k_least_told = 5;

/// How organisations answer is said, and looked at, from so many referrals on.
inline constexpr std::int64_t k_least_responses = 10;

/// Days from sending, by state.
template <class Days>
using DaysToState = std::array<std::optional<Days>, code_count<ReferralState>()>;

/// What is counted of one referral.
struct ReferralFact {
    CaseId person;
    std::string region;
    std::string need;
    OrganisationId organisation; ///< the receiver
    ReferralState state = ReferralState::sent;
    std::optional<DeclineReason> reason;
    std::optional<double> days_to_answer;
    DaysToState<double> days_to; ///< the first time in each state
};

/// One reason among the refusals of a group.
struct ReasonShare {
    DeclineReason reason = DeclineReason::no_capacity;
    int percent = 0; ///< rounded to 5
    bool operator==(const ReasonShare&) const = default;
};

/// One group. Shares are in per cent, rounded to 5, so that they do not tell single people; medians
/// are whole days.
struct FigureRow {
    std::string key; ///< "": the small groups together
    std::int64_t sent = 0;
    int answered_percent = 0;  ///< acknowledged, accepted, met, completed or declined
    int accepted_percent = 0;  ///< accepted, met or completed
    int no_answer_percent = 0; ///< expired
    std::optional<int> median_days_to_answer; ///< of five answers or more
    DaysToState<int> median_days_to;          ///< of five or more that came into the state
    std::vector<ReasonShare> reasons; ///< of refusal, each of five people or more; largest first
    bool operator==(const FigureRow&) const = default;
};

/// The groups by `key_of`, largest first, ties by key; small ones joined in a last row. Where only
/// one group is small, the next smallest goes with it: what is missing from the total would tell
/// it. Empty when all together are too few.
std::vector<FigureRow> figures_by(const std::vector<ReferralFact>& facts,
                                  const std::function<std::string(const ReferralFact&)>& key_of);

/// The same for counts alone, reasons of refusal for instance.
struct CountRow {
    std::string key; ///< "": the small ones together
    std::int64_t number = 0;
    bool operator==(const CountRow&) const = default;
};
/// `key_of`: nothing for what is not counted.
std::vector<CountRow>
counts_by(const std::vector<ReferralFact>& facts,
          const std::function<std::optional<std::string>(const ReferralFact&)>& key_of);

/// What refusals say of the services there are, in the planners' words.
enum class GapTold : std::uint8_t {
    saturated,   ///< declined for want of room
    other_public ///< declined as not eligible
};
template <>
struct CodeList<GapTold> {
    static constexpr std::string_view name = "gap";
    static constexpr auto codes =
        std::to_array<std::string_view>({"saturated", "other_public"}); // as of geometry's classes
};
std::optional<GapTold> gap_told(DeclineReason reason);
/// What this referral says of a gap; nothing unless it was declined for one of these reasons.
std::optional<GapTold> gap_told(const ReferralFact& fact);

/// Refusals of one kind, for one need in one region.
struct GapCell {
    GapTold gap = GapTold::saturated;
    std::string region; ///< of return
    std::string need;
    std::int64_t at_least = 0; ///< the number, down to a step of 5
    bool operator==(const GapCell&) const = default;
};

/// By gap, region and need. Those of fewer than five people are left out; the numbers are no more
/// than steps, so that what is left out cannot be found by taking them from the totals.
std::vector<GapCell> gap_cells(const std::vector<ReferralFact>& facts);

/// How an organisation answers what is sent to it.
struct ResponseFigure {
    OrganisationId organisation;
    int answered_percent = 0;       ///< of referrals that were answered or expired, rounded to 5
    std::optional<int> answer_days; ///< median, of five answers or more
    bool operator==(const ResponseFigure&) const = default;
};

/// By organisation; those with fewer than k_least_responses are left out.
std::vector<ResponseFigure> response_figures(const std::vector<ReferralFact>& facts);

/// How much farther a service counts in the order of choices: nothing for who answers everything,
/// a fifth for who answers nothing, a tenth where nothing is known.
inline constexpr double k_most_response_factor = 1.2;
double response_factor(const ResponseFigure* figure);

} // namespace relais::directory
