#pragma once
#include "geometry/nearest_index.h"
#include "usecases/question.h"
#include "usecases/response_order.h"
#include "usecases/snapshot.h"
#include "usecases/travel_map.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// A person's search in the words of the API. Never stored, never logged.
struct NearestRequest : PersonWords, PlaceWords {
    int k = 5;                       ///< 1 … 50
    std::optional<double> within_km; ///< 1 … 1500
    std::optional<TravelWords> travel; ///< given: by travel time rather than by straight line
    std::string order; ///< a code of ServiceOrder, or "": looked at by usecases/known_responses.h
};

struct NeedAnswer {
    int term = 0; ///< position in taxonomy().terms()
    geometry::NearestAnswer answer; ///< offerings are positions in directory().services
};

struct NearestResult {
    UnderstoodPlace place;
    std::vector<NeedAnswer> needs; ///< in the order asked
    directory::Query query;        ///< what each need was held against (its `needs` is that of the last one)
    std::optional<directory::Metres> within;
    bool by_response = false; ///< who answers comes sooner: lists are not by distance or time alone
    /// By travel time: what the answer rests on. Where it says `off_network`, lists are by straight line.
    std::optional<TravelFacts> travel;
};

/// Throws util::InvalidInput as usecases/question.h and travel_map.h say, and for k or within_km out of range;
/// util::Unavailable for a travel time where there is no network. `responses`: for somebody who may know them; null
/// for the public and everywhere else.
NearestResult find_nearest(const Snapshot& snapshot, const NearestRequest& request, util::Day today,
                           const Responses* responses = nullptr);

} // namespace relais::usecases
