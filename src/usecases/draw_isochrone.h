#pragma once
#include "geometry/roads/isochrone.h"
#include "usecases/find_route.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// What lies within some minutes of a place or site.
struct IsochroneRequest {
    PlaceWords place;                 ///< not read if a site is given
    std::optional<std::int64_t> site; ///< id
    TravelWords travel;               ///< within_minutes is not read
    std::vector<double> minutes{60};  ///< 1 to 6, each 1 … 720
    std::string direction;            ///< "to" (or ""): from where one comes here in time; "from": where one gets from here
};

struct IsochroneResult {
    UnderstoodPlace place;
    std::optional<std::uint32_t> site;
    TravelFacts travel;
    geometry::roads::Direction direction = geometry::roads::Direction::inward;
    struct Band {
        double minutes = 0;
        geometry::roads::Isochrone area;
        double people = 0; ///< living at demand points within the time
    };
    std::vector<Band> bands; ///< longest first: drawn in this order, each lies on the one before
};

/// Throws util::InvalidInput ("minutes", "direction", "place/point" …) and as find_route.
IsochroneResult draw_isochrone(const Snapshot& snapshot, const IsochroneRequest& request, util::Day today);

} // namespace relais::usecases
