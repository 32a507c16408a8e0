#pragma once
#include "directory/directory.h"
#include "store/database.h"
#include "store/edition_store.h"

#include <optional>

namespace relais::store {

/// The published edition as the public may know it, with the reference tables; nothing if none is published.
///
/// The only source of pages, exports and indexes. A confidential place arrives here as its stand-in (the centre of
/// its district), an approximate one as its settlement: true points, addresses and names of places are not even
/// selected (src/store/migrations/0003_public_view.sql).
std::optional<directory::Directory> load_published(const Database& database);

/// The records of an edition as the public may know them, without reference tables: for an import that must know what
/// an export had hidden. May stand inside a Transaction of the caller.
Records load_public_records(const Database& database, directory::EditionId id);

} // namespace relais::store
