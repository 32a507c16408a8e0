#pragma once
#include "directory/boundary.h"
#include "directory/reference.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace relais::store {

/// Replaces the reference tables. Inside a Transaction of the caller. Throws util::Conflict naming the term if a
/// published service has a need, or a record a unit, that the new tables lack.
void save_reference(const Database& database, const directory::Reference& reference);

/// The tables as last saved; empty ones in a new file.
directory::Reference load_reference(const Database& database);

/// Replaces the boundaries of one level. Inside a Transaction of the caller.
void save_boundaries(const Database& database, int level, const std::vector<directory::Boundary>& boundaries);

/// All levels, by code.
std::vector<directory::Boundary> load_boundaries(const Database& database);

/// A number that grows with every change an answer may depend on.
std::int64_t revision(const Database& database);
/// Said by whoever changes such a thing, inside the same Transaction.
void bump_revision(const Database& database);

} // namespace relais::store
