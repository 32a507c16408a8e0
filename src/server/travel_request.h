#pragma once
#include "server/json_object.h"
#include "usecases/draw_isochrone.h"
#include "usecases/find_route.h"

#include <optional>
#include <string>

namespace relais::server {

/// `travel: {mode, season?, within_minutes?}` of the body's root; nothing if it is not given. All of these throw
/// util::InvalidInput naming the field by its JSON pointer.
std::optional<usecases::TravelWords> read_travel_words(JsonObject& root);

/// {from, to, travel}; `to` may be {site: id}.
usecases::RouteRequest read_route_request(const std::string& body);

/// {place, travel, minutes, direction}; `place` may be {site: id}.
usecases::IsochroneRequest read_isochrone_request(const std::string& body);

} // namespace relais::server
