#pragma once
#include "geometry/care_plan.h"
#include "geometry/nearest_index.h"
#include "usecases/question.h"
#include "usecases/response_order.h"
#include "usecases/snapshot.h"
#include "usecases/travel_map.h"

#include <optional>
#include <vector>

namespace relais::usecases {

/// Several needs of one person at one place, to be met with as few and as near addresses as possible. Never stored.
struct PlanRequest : PersonWords, PlaceWords {
    double per_address_km = 10; ///< 0 … 1500: how much farther one would go to spare a further address
    double per_unsure_km = 20;  ///< 0 … 1500: how much farther one would go for an answer with nothing unknown in it
    bool sure_only = false;     ///< only services with nothing unknown
    double within_km = 1500;    ///< 1 … 1500
    std::optional<TravelWords> travel;  ///< given: journeys are weighed by time, and the two below count, not kilometres
    double per_address_minutes = 20;    ///< 0 … 1440
    double per_unsure_minutes = 40;     ///< 0 … 1440
    std::string order; ///< a code of ServiceOrder, or "": looked at by usecases/known_responses.h
};

/// One address of a plan and what it is for.
struct PlannedVisit {
    std::uint32_t provider = 0;                ///< position in Snapshot::providers()
    std::optional<directory::Metres> distance; ///< none: outreach, which comes to the place
    struct Answer {
        int need = 0;             ///< position in PlanResult::terms
        std::uint32_t service = 0; ///< position in directory().services
        directory::Assessment assessment;
    };
    std::vector<Answer> answers;
    std::optional<directory::Journey> journey; ///< by time, of a visit that is no outreach
};

struct Plan {
    std::vector<PlannedVisit> visits; ///< nearest first
    double kilometres = 0;            ///< of the journeys, one way each, straight
    double minutes = 0;               ///< by time: the same
    std::vector<int> unmet;           ///< positions in PlanResult::terms
    std::uint32_t without = 0;        ///< for an alternative: the provider left out
};

/// What comes nearest to a need that the best plan leaves unmet.
struct UnmetNeed {
    int need = 0;                          ///< position in PlanResult::terms
    std::optional<geometry::Found> beyond; ///< nothing speaks against it but the distance or what is not known of it
    std::optional<geometry::Found> near_miss; ///< one thing does
};

struct PlanResult {
    UnderstoodPlace place;
    std::vector<int> terms; ///< positions in taxonomy().terms()
    directory::Query query;
    Plan best;
    std::vector<Plan> others; ///< at most two: the next best sets of addresses, of as many needs, cheapest first
    std::vector<UnmetNeed> unmet; ///< one for each of best.unmet; offerings are positions in directory().services
    std::vector<Plan> alternatives; ///< the best without each provider of the best plan, cheapest first
    /// By travel time. Where it says `off_network`, the plan is by straight line.
    std::optional<TravelFacts> travel;
};

/// The exact cheapest plan (geometry/care_plan.h) over every provider that answers one of the needs with nothing
/// against it. Throws util::InvalidInput as usecases/question.h says, and for kilometres out of range. `responses`: for
/// somebody who may know them; in order, a journey costs directory::response_factor times its length, and is told as it is.
PlanResult plan_care(const Snapshot& snapshot, const PlanRequest& request, util::Day today,
                     const Responses* responses = nullptr);

} // namespace relais::usecases
