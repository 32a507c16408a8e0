#pragma once
#include "usecases/travel_map.h"

namespace relais::usecases {

/// Whether a straight line touches an area that is closed on the map's day.
bool crosses_closed(const TravelMap& map, directory::LonLat from, directory::LonLat to);

/// Whether going straight between two places, or between one of them and its road, touches a closed area.
bool leads_through_closed(const TravelMap& map, const geometry::roads::Anchored& from, const geometry::roads::Anchored& to);

/// The quickest way, which goes straight only where no closed area lies between: else by road, or not at all.
geometry::roads::Route open_route(const TravelMap& map,
                                  const geometry::roads::Anchored& from,
                                  const geometry::roads::Anchored& to,
                                  geometry::roads::SearchSpace& space);

} // namespace relais::usecases
