#pragma once
#include "usecases/plan_care.h"

#include <string>

namespace relais::server {

/// Reads the body of POST /api/v1/plan, as server/nearest_request.h reads its own.
usecases::PlanRequest read_plan_request(const std::string& body);

} // namespace relais::server
