#pragma once

namespace SQLite {
class Database;
}

namespace relais::store {

/// Number of the newest migration this program knows (PRAGMA user_version).
int newest_schema();

/// Runs the migrations (src/store/migrations/*.sql, numbered, forward only) that the database lacks, each in its own
/// transaction. `until`: the last one to run; tests make older databases by it.
void migrate(SQLite::Database& database, int until = newest_schema());

} // namespace relais::store
