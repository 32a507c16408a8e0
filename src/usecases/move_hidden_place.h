#pragma once
#include "usecases/keep_record.h"

#include <string>

namespace relais::usecases {

/// A manager says where a place that the public does not see truly is, without being shown where it
/// was: forms, histories and the audit log never hold that. Its stand-in moves only with its
/// district (or town). `typed`: latitude and longitude; `seen`: see check_seen. Throws
/// util::Forbidden unless the actor may see the place, util::NotFound for one that is public,
/// util::InvalidInput (field "place"), util::Conflict.
void move_hidden_place(const store::Database& database,
                       const Actor& actor,
                       directory::SiteId id,
                       const std::string& seen,
                       const std::string& typed,
                       const Snapshot& snapshot,
                       util::Instant now);

} // namespace relais::usecases
