#pragma once
#include "server/router.h"
#include "server/routes.h"

namespace relais::server {

void add_keep_routes(Router& router, const Site& site); ///< a record and what waits, for managers
void add_focal_routes(Router& router,
                      const Site& site); ///< a focal point's link, anybody's report of an error

} // namespace relais::server
