#include "store/session_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {
namespace {

Session session_in(SQLite::Statement& row) {
    return {row.getColumn(0).getString(), {row.getColumn(1).getInt64()}, row.getColumn(2).getInt64(),
            row.getColumn(3).getString(), row.getColumn(4).getString(),  row.getColumn(5).getString(),
            row.getColumn(6).getString()};
}

} // namespace

void add_session(const Database& database, const Session& session) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO session (hash, account, number, created_at, seen_at, expires_at, agent)
            VALUES (?, ?, (SELECT COALESCE(max(number), 0) + 1 FROM session), ?, ?, ?, ?))");
        RowWriter(insert)
            .add(session.hash)
            .add(session.account.value)
            .add(session.created_at)
            .add(session.seen_at)
            .add(session.expires_at)
            .add(session.agent)
            .insert();
    });
}

std::optional<Session> find_session(const Database& database, const std::string& hash) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, "SELECT hash, account, number, created_at, seen_at, expires_at, agent FROM session WHERE hash = ?");
        row.bind(1, hash);
        return row.executeStep() ? std::optional(session_in(row)) : std::nullopt;
    });
}

std::vector<Session> sessions_of(const Database& database, directory::AccountId account) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, R"(
            SELECT hash, account, number, created_at, seen_at, expires_at, agent FROM session
            WHERE account = ? ORDER BY seen_at DESC, number DESC)");
        row.bind(1, account.value);
        std::vector<Session> sessions;
        while (row.executeStep()) {
            sessions.push_back(session_in(row));
        }
        return sessions;
    });
}

void touch_session(const Database& database, const std::string& hash, const std::string& seen_at) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE session SET seen_at = ? WHERE hash = ?");
        RowWriter(update).add(seen_at).add(hash).insert();
    });
}

void remove_session(const Database& database, const std::string& hash) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM session WHERE hash = ?");
        RowWriter(remove).add(hash).insert();
    });
}

void remove_sessions(const Database& database, directory::AccountId account, const std::string& but) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM session WHERE account = ? AND hash <> ?");
        RowWriter(remove).add(account.value).add(but).insert();
    });
}

void remove_expired_sessions(const Database& database, const std::string& now) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM session WHERE expires_at <= ?");
        RowWriter(remove).add(now).insert();
    });
}

} // namespace relais::store
