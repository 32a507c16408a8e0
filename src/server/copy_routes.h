#pragma once
#include "server/live_offers.h"
#include "server/routes.h"

#include <memory>

namespace relais::server {

/// /copy: what a device keeps.
void add_copy_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live);

} // namespace relais::server
