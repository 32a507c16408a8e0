#pragma once
#include "server/routes.h"

namespace relais::server {

/// /fr/parcours, /en/flowchart: the referral flowchart to read and print, its pictures and files,
/// its versions.
void add_flowchart_routes(Router& router, const Site& site);

} // namespace relais::server
