#pragma once
#include "geometry/coverage.h"

namespace relais::geometry {

/// What a service is worth to the question it answers, wherever one is: `Gap::none` if it suits,
/// else what speaks against it. Its zone is left aside but for one that is not known, which makes
/// it `unverified` at best.
Gap service_class(const Offering& offering,
                  const directory::FactTables& tables,
                  const directory::Query& question);

} // namespace relais::geometry
