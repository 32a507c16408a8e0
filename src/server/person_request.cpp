#include "server/person_request.h"

#include "util/errors.h"

#include <nlohmann/json.hpp>

namespace relais::server {
namespace {

using util::InvalidInput;

InvalidInput either(const std::string& field, const char* first, const char* second) {
    return {field, {"api.error.either", {{"first", first}, {"second", second}}}};
}

void read_wishes(usecases::PersonWords& request, JsonObject wishes) {
    request.fee_at_most = wishes.text("fee_at_most");
    request.access_modes = wishes.texts("access_modes");
    request.open_at = wishes.text("open_at");
    wishes.refuse_others();
}

} // namespace

void read_profile(usecases::PersonWords& request, JsonObject profile) {
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

void read_place(usecases::PlaceWords& request, JsonObject place) {
    request.settlement = place.text("settlement");
    const auto point = place.numbers("point");
    place.refuse_others();
    if (!point.empty() && !request.settlement.empty()) {
        throw either(place.pointer(), "settlement", "point");
    }
    if (point.empty()) {
        return;
    }
    if (point.size() != 2) {
        const auto field = place.pointer_to("point");
        throw InvalidInput(field, {"api.error.type.point", {{"field", field}}});
    }
    request.point = directory::LonLat{point[0], point[1]};
}

void read_person(JsonObject& root, usecases::PersonWords& person, usecases::PlaceWords& place) {
    if (const auto* given = root.object("place")) {
        JsonObject words(*given, "/place");
        read_place(place, words);
    }
    if (const auto* given = root.object("profile")) {
        read_profile(person, {*given, "/profile"});
    }
    if (const auto* given = root.object("wishes")) {
        read_wishes(person, {*given, "/wishes"});
    }
    person.needs = root.texts("needs");
}

} // namespace relais::server
