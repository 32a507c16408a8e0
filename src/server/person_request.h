#pragma once
#include "server/json_object.h"
#include "usecases/question.h"

namespace relais::server {

/// {settlement} or {point: [longitude, latitude]}; refuses what else stands there.
void read_place(usecases::PlaceWords& request, JsonObject place);

/// Reads what every question about a person has: place, profile, wishes and needs, of the body's root. Throws
/// util::InvalidInput naming the field by its JSON pointer.
void read_person(JsonObject& root, usecases::PersonWords& person, usecases::PlaceWords& place);
/// The profile alone: sex, age, publics, languages.
void read_profile(usecases::PersonWords& person, JsonObject profile);

} // namespace relais::server
