#pragma once
#include "directory/offer.h"
#include "util/clock.h"

#include <optional>

namespace relais::directory {

/// How an employer has answered so far. Said only from `k_least_answers` proposals on, so that a first silence is no
/// verdict.
struct AnswerRecord {
    int proposed = 0;
    int answered = 0;
    std::optional<double> median_days; ///< to the first answer, of those answered
    bool operator==(const AnswerRecord&) const = default;
};
inline constexpr int k_least_answers = 5;

/// One offer as a search sees it.
struct BoardOffer {
    Offer offer;
    Company company;
    int proposed_this_month = 0;
    AnswerRecord answers; ///< of the company, all its offers
    bool operator==(const BoardOffer&) const = default;
};

/// What everybody may know of an offer on a day, for what leaves the server (copies, layers): the rest is blank, and how
/// many were proposed is only "as many as may be" or nobody. Nothing for an offer the public does not see.
std::optional<BoardOffer> public_part(const BoardOffer& one, util::Day today);

} // namespace relais::directory
