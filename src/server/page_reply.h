#pragma once
#include "server/exchange.h"
#include "server/routes.h"

#include <string>

namespace relais::server {

/// A page made for one reader: kept nowhere.
Reply private_page(std::string html, int status = 200);

/// "https://relais.example.org": how this reader's browser calls us, for links to hand on.
std::string own_origin(const Site& site, const Request& request);

} // namespace relais::server
