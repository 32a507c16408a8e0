#pragma once
#include "server/routes.h"
#include "server/unmet_log.h"

namespace relais::server {

/// Overlap, its tables, its page and its marks.
void add_overlap_routes(Router& router, const Site& site);

/// Capacity, access, unmet searches, and their page. `unmet` must outlive the router.
void add_access_routes(Router& router, const Site& site, const UnmetLog& unmet);

/// nearest, plan, route, isochrone; searches without an answer are counted in `unmet`, which must outlive the
/// router.
void add_nearest_routes(Router& router, const Site& site, UnmetLog& unmet);

} // namespace relais::server
