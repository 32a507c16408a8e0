#pragma once
#include "directory/referral.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Counts of referrals that single nobody out. Pure.
namespace relais::directory {

/// A group of fewer is not told: it is joined with others until nobody can be picked out.
inline constexpr std::int64_t k_least_told = 5;

/// What is counted of one referral.
struct ReferralFact {
    std::string region;
    std::string need;
    std::string receiver; ///< name
    ReferralState state = ReferralState::sent;
    std::optional<DeclineReason> reason;
    std::optional<double> days_to_answer;
    std::optional<double> days_to_end; ///< completed
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
    std::optional<int> median_days_to_end;
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
std::vector<CountRow> counts_by(const std::vector<std::string>& keys);

} // namespace relais::directory
