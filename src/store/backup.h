#pragma once
#include "store/database.h"

#include <cstdint>
#include <filesystem>

namespace relais::store {

/// A whole copy of the database as it is at one moment, made while others read and write (SQLite's online backup). The
/// copy is checked page by page, written to the disk and only then given its name. Throws util::InvalidInput if `file`
/// exists, util::Unavailable for a copy that cannot be made or does not check; nothing is left behind then.
void write_backup(const Database& database, const std::filesystem::path& file);

/// Puts the contents of a backup in place of all that is in the database, in one transaction: a crash leaves what was
/// there, and servers that have it open read on. Checks the backup first. Throws util::Unavailable.
void read_backup(const Database& database, const std::filesystem::path& file);

/// What must not come alive with an old state: sessions and links. Inside a Transaction.
void end_all_access(const Database& database);
/// The revision servers watch is at least this number. Inside a Transaction.
void raise_revision(const Database& database, std::int64_t number);

} // namespace relais::store
