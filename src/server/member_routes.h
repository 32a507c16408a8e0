#pragma once
#include "server/routes.h"

namespace relais::server {

/// /fr/membres, /en/members: who belongs to the mechanism.
void add_member_routes(Router& router, const Site& site);

} // namespace relais::server
