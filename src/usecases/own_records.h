#pragma once
#include "usecases/change_requests.h"

#include <string>
#include <vector>

/// The records of the organisation of whoever is logged in (Permission::propose_changes): seen, and
/// mended by a request that a manager decides. Those of others are not to be told from those that
/// do not exist.
namespace relais::usecases {

/// By id; none for somebody without an organisation.
std::vector<AskedRecord> own_records(const store::Database& database, const Actor& actor);

/// Throws util::Forbidden, NotFound.
AskedRecord own_record(const store::Database& database, const Actor& actor, directory::SiteId id);

/// Throws what `own_record` and `add_change_request` throw.
std::int64_t request_own_change(const store::Database& database,
                                const Actor& actor,
                                directory::SiteId id,
                                const WantedChange& wanted,
                                const std::vector<directory::Language>& languages,
                                util::Instant now);

} // namespace relais::usecases
