#pragma once
#include "server/router.h"
#include "server/routes.h"

/// Keeping records true.
namespace relais::server {

void add_keep_routes(Router& router, const Site& site);       ///< a record, for managers
void add_upkeep_routes(Router& router, const Site& site);     ///< what waits, for managers
void add_own_record_routes(Router& router, const Site& site); ///< those of one's own organisation
/// A focal point's link, anybody's report of an error.
void add_focal_routes(Router& router, const Site& site);

} // namespace relais::server
