#include "store/link_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {

void add_link(const Database& database, const Link& link) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO link (hash, purpose, subject, created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?))");
        RowWriter(insert)
            .add(link.hash)
            .add(link.purpose)
            .add(link.subject)
            .add(link.created_at)
            .add(link.created_by)
            .add(link.expires_at)
            .insert();
    });
}

std::optional<Link> find_link(const Database& database, const std::string& hash) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, R"(
            SELECT hash, purpose, subject, created_at, created_by, expires_at, COALESCE(used_at, '')
            FROM link WHERE hash = ?)");
        row.bind(1, hash);
        std::optional<Link> link;
        if (row.executeStep()) {
            link = Link{row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
                        row.getColumn(3).getString(), row.getColumn(4).getString(), row.getColumn(5).getString(),
                        row.getColumn(6).getString()};
        }
        return link;
    });
}

void mark_link_used(const Database& database, const std::string& hash, const std::string& at) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE link SET used_at = ? WHERE hash = ? AND used_at IS NULL");
        RowWriter(update).add(at).add(hash).insert();
    });
}

void remove_links(const Database& database, const std::string& purpose, const std::string& subject) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM link WHERE subject = ? AND purpose = ?");
        RowWriter(remove).add(subject).add(purpose).insert();
    });
}

} // namespace relais::store
