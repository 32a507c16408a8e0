#pragma once
#include "directory/offer_suitability.h"
#include "usecases/question.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// How an employer has answered so far. Said only from `k_least_answers` proposals on, so that a
/// first silence is no verdict.
struct AnswerRecord {
    int proposed = 0;
    int answered = 0;
    std::optional<double> median_days; ///< to the first answer, of those answered
};
inline constexpr int k_least_answers = 5;

/// One offer as a search sees it.
struct BoardOffer {
    directory::Offer offer;
    directory::Company company;
    int proposed_this_month = 0;
    AnswerRecord answers; ///< of the company, all its offers
};

/// All offers and their firms, made anew when one changes; shared by requests.
struct OfferBoard {
    std::vector<BoardOffer> offers; ///< by id
};

/// A search in the words of the API. The place and the person are never stored, never logged.
struct OfferRequest : PlaceWords {
    std::vector<std::string> kinds;
    std::string occupation; ///< ISCO-08 code, "" for any
    std::string level;      ///< what the person has
    std::vector<std::string> languages;
    std::vector<std::string> publics;
    std::optional<double> within_km; ///< 1 … 1500
    int limit = 20;                  ///< 1 … 100
};

struct FoundOffer {
    std::uint32_t position = 0; ///< in OfferBoard::offers
    directory::OfferStanding standing = directory::OfferStanding::shown;
    std::optional<directory::Metres>
        distance; ///< to the settlement of the place of work; none if it is not known
    std::optional<int> occupation_distance;
    directory::OfferAssessment assessment;
};

struct OfferAnswer {
    std::optional<UnderstoodPlace> place; ///< none: no place was asked
    std::vector<FoundOffer> suitable;
    std::vector<FoundOffer> possible;
    std::vector<FoundOffer> near_misses;
    directory::Seeker seeker;
};

/// Visible offers in order: nearer occupation first (the same, its family, the wider family as near
/// misses), then distance, fewer unknowns, id. Without a place: those that close soonest first.
/// Throws util::InvalidInput naming the field for what is not accepted.
OfferAnswer find_offers(const Snapshot& snapshot,
                        const OfferBoard& board,
                        const OfferRequest& request,
                        util::Day today);

} // namespace relais::usecases
