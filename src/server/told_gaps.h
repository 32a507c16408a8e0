#pragma once
#include "present/gap_refusals.h"
#include "server/routes.h"

namespace relais::server {

/// What refusals tell of gaps, to a session that may see it; nothing to everybody else.
present::ToldGaps told_gaps(const Site& site, const Request& request);

} // namespace relais::server
