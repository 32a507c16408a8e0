#pragma once
#include "usecases/question.h"
#include "usecases/travel_map.h"

#include <cstdint>
#include <optional>

namespace relais::usecases {

/// From one place to another, or to a site. Never stored, never logged.
struct RouteRequest {
    PlaceWords from;
    PlaceWords to;                    ///< not read if a site is given
    std::optional<std::int64_t> site; ///< id
    TravelWords travel;               ///< within_minutes is not read
};

struct RouteResult {
    UnderstoodPlace from;
    UnderstoodPlace to;                ///< of a site, its public point
    std::optional<std::uint32_t> site; ///< position in directory().sites
    TravelFacts travel;                ///< of the place it begins at
    std::optional<directory::Metres> to_nearest_road; ///< from where it ends
    directory::Metres straight;
    geometry::roads::Route route; ///< unreachable: no way is known
};

/// The quickest way, avoiding what is closed on the day. Throws util::InvalidInput ("from/point", "travel/mode" …),
/// util::NotFound for a site that is not published, util::Conflict for one without a point.
RouteResult find_route(const Snapshot& snapshot, const RouteRequest& request, util::Day today);

/// Where a site receives people, as a place: its public point. Throws as find_route.
UnderstoodPlace site_place(const Snapshot& snapshot, std::int64_t id, std::uint32_t& position);

} // namespace relais::usecases
