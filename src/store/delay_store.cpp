#include "store/delay_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {

Delay find_delay(const Database& database, const std::string& hash) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT failures, free_at FROM login_delay WHERE hash = ?");
        row.bind(1, hash);
        Delay delay;
        if (row.executeStep()) {
            delay = {row.getColumn(0).getInt(), row.getColumn(1).getString()};
        }
        return delay;
    });
}

void set_delay(const Database& database, const std::string& hash, const Delay& delay, const std::string& now) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, "INSERT OR REPLACE INTO login_delay VALUES (?, ?, ?, ?)");
        RowWriter(insert).add(hash).add(delay.failures).add(now).add(delay.free_at).insert();
    });
}

void clear_delay(const Database& database, const std::string& hash) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM login_delay WHERE hash = ?");
        RowWriter(remove).add(hash).insert();
    });
}

void forget_delays(const Database& database, const std::string& since) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM login_delay WHERE last_at < ?");
        RowWriter(remove).add(since).insert();
    });
}

bool is_known_address(const Database& database, const std::string& hash) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT 1 FROM known_address WHERE hash = ?");
        row.bind(1, hash);
        return row.executeStep();
    });
}

void remember_address(const Database& database, const std::string& hash, const std::string& now) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, "INSERT OR REPLACE INTO known_address VALUES (?, ?)");
        RowWriter(insert).add(hash).add(now).insert();
    });
}

void forget_addresses(const Database& database, const std::string& since) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM known_address WHERE last_at < ?");
        RowWriter(remove).add(since).insert();
    });
}

} // namespace relais::store
