#pragma once
#include "store/audit_log.h"
#include "store/database.h"
#include "usecases/author.h"

#include <cstdint>
#include <filesystem>

namespace relais::usecases {

struct BackupReport {
    std::uintmax_t bytes = 0;
    store::AuditCheck audit; ///< of the copy
};

/// A verified copy of the database, made while it is served. Throws as store::write_backup does.
BackupReport back_up(const store::Database& database, const std::filesystem::path& file);

/// Puts a backup in place of the database. What was there is backed up first to `aside`, so that a restore can be
/// undone. Everybody must log in again and links that were out are good no more: what was ended after the backup must
/// not come alive with it. Readers notice by the revision number.
BackupReport restore(const store::Database& database, const std::filesystem::path& file,
                     const std::filesystem::path& aside, const Author& author);

} // namespace relais::usecases
