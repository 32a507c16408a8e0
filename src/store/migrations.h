#pragma once

namespace SQLite {
class Database;
}

namespace relais::store {

/// Number of the newest migration this program knows (PRAGMA user_version).
int newest_schema();

/// Runs the migrations (src/store/migrations/*.sql, numbered, forward only) that the database lacks, each in its own
/// transaction.
void migrate(SQLite::Database& database);

} // namespace relais::store
