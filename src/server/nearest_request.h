#pragma once
#include "usecases/find_nearest.h"

#include <string>

namespace relais::server {

/// Reads the body of POST /api/v1/nearest. null counts as not given. Throws util::InvalidInput whose field is a JSON
/// pointer ("/profile/age") for what is not JSON, a field that does not exist or comes twice, and a wrong type; what
/// the values may be is the use case's to say.
usecases::NearestRequest read_nearest_request(const std::string& body);

} // namespace relais::server
