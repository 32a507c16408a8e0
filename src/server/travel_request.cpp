#include "server/travel_request.h"

#include "server/person_request.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

namespace relais::server {
namespace {

using usecases::PlaceWords;
using util::InvalidInput;

std::optional<std::int64_t> read_site(JsonObject& place) {
    const auto site = place.whole_number("site");
    return site ? std::optional<std::int64_t>(*site) : std::nullopt;
}

/// A place, or a site instead of one.
void read_end(JsonObject& root, const std::string& name, PlaceWords& words, std::optional<std::int64_t>* site) {
    const auto* given = root.object(name);
    if (given == nullptr) {
        return;
    }
    JsonObject place(*given, root.pointer_to(name));
    if (site != nullptr) {
        *site = read_site(place);
    }
    read_place(words, place);
    if (site != nullptr && *site && (!words.settlement.empty() || words.point)) {
        throw InvalidInput(root.pointer_to(name), {"travel.place_or_site", {}});
    }
}

usecases::TravelWords required_travel(JsonObject& root) {
    return read_travel_words(root).value_or(usecases::TravelWords{"motorcycle", "", {}});
}

} // namespace

std::optional<usecases::TravelWords> read_travel_words(JsonObject& root) {
    const auto* given = root.object("travel");
    if (given == nullptr) {
        return std::nullopt;
    }
    JsonObject travel(*given, root.pointer_to("travel"));
    usecases::TravelWords words;
    words.mode = travel.text("mode");
    words.season = travel.text("season");
    words.within_minutes = travel.number("within_minutes");
    travel.refuse_others();
    return words;
}

usecases::RouteRequest read_route_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    usecases::RouteRequest request;
    read_end(root, "from", request.from, nullptr);
    read_end(root, "to", request.to, &request.site);
    request.travel = required_travel(root);
    root.refuse_others();
    return request;
}

usecases::IsochroneRequest read_isochrone_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    usecases::IsochroneRequest request;
    read_end(root, "place", request.place, &request.site);
    request.travel = required_travel(root);
    if (auto minutes = root.numbers("minutes"); !minutes.empty()) {
        request.minutes = std::move(minutes);
    }
    request.direction = root.text("direction");
    root.refuse_others();
    return request;
}

} // namespace relais::server
