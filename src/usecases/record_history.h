#pragma once
#include "store/correction_store.h"
#include "usecases/actor.h"

#include <vector>

/// What was changed of a record, and taking it back.
namespace relais::usecases {

/// The history of a record, newest first, without what its place hides. Throws util::Forbidden,
/// NotFound.
std::vector<store::RecordEdit>
history_of(const store::Database& database, const Actor& actor, directory::SiteId id);

/// Takes one edit of the record's history back. Throws util::NotFound, and util::Conflict where a
/// field has changed since.
void undo_edit(const store::Database& database,
               const Actor& actor,
               directory::SiteId id,
               std::int64_t edit,
               util::Instant now);

} // namespace relais::usecases
