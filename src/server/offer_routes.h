#pragma once
#include "server/live_offers.h"
#include "server/router.h"
#include "server/routes.h"

#include <memory>

namespace relais::server {

/// What everybody sees of offers: search, one offer, occupations by words, an employer's answer by
/// link; and putting a person forward.
void add_offer_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> offers);
/// Demand against supply, for planners.
void add_offer_figures_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> offers);
/// Pages of firms and of those who approve them.
void add_offer_desk_routes(Router& router, const Site& site);

} // namespace relais::server
