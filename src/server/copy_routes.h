#pragma once
#include "server/routes.h"

namespace relais::server {

void add_copy_routes(Router& router, const Site& site); ///< /copy: what a device keeps

} // namespace relais::server
