#pragma once
#include "directory/offer_suitability.h"
#include "usecases/offer_board.h"
#include "usecases/question.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// A search in the words of the API. The place and the person are never stored, never logged.
struct OfferRequest : PlaceWords {
    std::vector<std::string> kinds;
    std::string occupation; ///< ISCO-08 code, "" for any
    std::string level;      ///< what the person has
    std::vector<std::string> languages;
    std::vector<std::string> publics;
    std::string area; ///< P-code the place of work must lie in, "" for the whole country
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
