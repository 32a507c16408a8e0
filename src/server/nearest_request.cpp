#include "server/nearest_request.h"

#include "server/json_object.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

namespace relais::server {
namespace {

using usecases::NearestRequest;
using util::InvalidInput;

InvalidInput either(const std::string& field, const char* first, const char* second) {
    return {field, {"api.error.either", {{"first", first}, {"second", second}}}};
}

void read_place(NearestRequest& request, JsonObject place) {
    request.settlement = place.text("settlement");
    const auto point = place.numbers("point");
    place.refuse_others();
    if (!point.empty() && !request.settlement.empty()) {
        throw either("/place", "settlement", "point");
    }
    if (point.empty()) {
        return;
    }
    if (point.size() != 2) {
        throw InvalidInput("/place/point", {"api.error.type.point", {{"field", "/place/point"}}});
    }
    request.point = directory::LonLat{point[0], point[1]};
}

void read_profile(NearestRequest& request, JsonObject profile) {
    request.sex = profile.text("sex");
    const auto age = profile.whole_number("age");
    request.age_from = profile.whole_number("age_from");
    request.age_to = profile.whole_number("age_to");
    request.publics = profile.texts("publics");
    request.languages = profile.texts("languages");
    profile.refuse_others();
    if (age && (request.age_from || request.age_to)) {
        throw either("/profile/age", "age", "age_from, age_to");
    }
    request.age_from = age ? age : request.age_from;
}

void read_wishes(NearestRequest& request, JsonObject wishes) {
    request.fee_at_most = wishes.text("fee_at_most");
    request.access_modes = wishes.texts("access_modes");
    request.open_at = wishes.text("open_at");
    wishes.refuse_others();
}

} // namespace

NearestRequest read_nearest_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    NearestRequest request;
    if (const auto* place = root.object("place")) {
        read_place(request, {*place, "/place"});
    }
    if (const auto* profile = root.object("profile")) {
        read_profile(request, {*profile, "/profile"});
    }
    if (const auto* wishes = root.object("wishes")) {
        read_wishes(request, {*wishes, "/wishes"});
    }
    request.needs = root.texts("needs");
    request.k = root.whole_number("k").value_or(request.k);
    request.within_km = root.number("within_km");
    root.refuse_others();
    return request;
}

} // namespace relais::server
