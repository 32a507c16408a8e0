#pragma once
#include "directory/referral_figures.h"
#include "store/database.h"
#include "usecases/actor.h"

#include <vector>

namespace relais::usecases {

/// Whether this actor may see what refusals tell of gaps: who may see everybody's figures.
bool may_see_told_gaps(const Actor& actor);

/// Refusals of a year that tell planners of a gap, as the scheduler last counted them. By need,
/// region and gap. Throws util::Forbidden for whoever may not see them.
std::vector<directory::GapCell> told_gaps(const store::Database& database, const Actor& actor);

} // namespace relais::usecases
