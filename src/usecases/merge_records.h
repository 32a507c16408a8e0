#pragma once
#include "directory/ids.h"
#include "store/database.h"
#include "usecases/actor.h"

namespace relais::usecases {

/// Two places are one: the services of `gone` that `kept` lacks move there, what `kept` does not
/// say is taken over, and `gone` is closed. One edit, so that one undo takes it back. Throws
/// util::Conflict for a place with itself or a hidden one.
void merge_records(const store::Database& database,
                   const Actor& actor,
                   directory::SiteId kept,
                   directory::SiteId gone,
                   util::Instant now);

} // namespace relais::usecases
