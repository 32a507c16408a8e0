#pragma once
#include "server/json_object.h"
#include "usecases/question.h"

namespace relais::server {

/// Reads what every question about a person has: place, profile, wishes and needs, of the body's root. Throws
/// util::InvalidInput naming the field by its JSON pointer.
/// `{settlement} | {point}` at `place`. Throws util::InvalidInput.
void read_place(usecases::PlaceWords& request, JsonObject place);

void read_person(JsonObject& root, usecases::PersonWords& person, usecases::PlaceWords& place);

} // namespace relais::server
