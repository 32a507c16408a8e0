#pragma once
#include "directory/records.h"
#include "store/database.h"
#include "usecases/actor.h"

#include <vector>

namespace relais::usecases {

/// A confidential or approximate place of the published edition, without its place.
struct HiddenPlace {
    directory::SiteId site;
    std::string organisation; ///< name
    directory::LocationVisibility visibility = directory::LocationVisibility::confidential;
};

/// Those whose true place the actor may see (Permission::see_confidential): their own organisation's, or all.
std::vector<HiddenPlace> hidden_places(const store::Database& database, const Actor& actor);

/// One of them as recorded. The look is written to the audit log before it is given, without the place. Throws
/// util::NotFound alike for what does not exist, is public, or is not the actor's to see.
directory::Site look_at_hidden_place(const store::Database& database, const Actor& actor, directory::SiteId id,
                                     util::Instant now);

} // namespace relais::usecases
