#include "store/identity_store.h"

#include "store/audit_log.h"
#include "store/columns.h"
#include "store/sql_guard.h"

#include <algorithm>

namespace relais::store {

std::string_view code_of(RecordKind kind) {
    switch (kind) {
    case RecordKind::organisation:
        return "organisation";
    case RecordKind::site:
        return "site";
    case RecordKind::service:
        break;
    }
    return "service";
}

Identities load_identities(const Database& database, RecordKind kind) {
    return guarded(database, [&](SQLite::Database& sql) {
        Identities identities;
        SQLite::Statement row(sql, "SELECT key, id FROM identity WHERE kind = ?");
        row.bind(1, std::string(code_of(kind)));
        while (row.executeStep()) {
            const auto id = row.getColumn(1).getInt64();
            identities.by_key.emplace(row.getColumn(0).getText(), id);
            identities.next = std::max(identities.next, id + 1);
        }
        return identities;
    });
}

void remember_identities(const Database& database, RecordKind kind, const std::vector<NewIdentity>& identities) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, "INSERT OR IGNORE INTO identity VALUES (?, ?, ?, ?)");
        for (const auto& identity : identities) {
            RowWriter(insert).add(code_of(kind)).add(identity.key).add(identity.id).add(identity.why).insert();
        }
    });
}

DistinctPairs load_distinct(const Database& database, RecordKind kind) {
    return guarded(database, [&](SQLite::Database& sql) {
        DistinctPairs pairs;
        SQLite::Statement row(sql, "SELECT first, second FROM distinct_pair WHERE kind = ?");
        row.bind(1, std::string(code_of(kind)));
        while (row.executeStep()) {
            pairs.emplace(row.getColumn(0).getText(), row.getColumn(1).getText());
        }
        return pairs;
    });
}

void remember_distinct(const Database& database, RecordKind kind, const std::string& key_a, const std::string& key_b,
                       const std::string& author, const std::string& at, const std::string& reason) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, "INSERT OR IGNORE INTO distinct_pair VALUES (?, ?, ?, ?, ?, ?)");
        const auto& [first, second] = std::minmax(key_a, key_b);
        RowWriter(insert).add(code_of(kind)).add(first).add(second).add(author).add(at).add(reason).insert();
    });
}

void write_journal(const Database& database, const std::string& at, const std::string& author,
                   const std::string& action, const std::string& subject, const std::string& previous,
                   directory::AccountId account) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql, "INSERT INTO journal (at, author, action, subject, previous) VALUES (?, ?, ?, ?, ?)");
        RowWriter(insert).add(at).add(author).add(action).add(subject).add(previous).insert();
        append_audit(database, {at, account, author, action, subject, previous, ""});
    });
}

std::string last_journal(const Database& database, const std::string& action) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT coalesce(max(at), '') FROM journal WHERE action = ?");
        row.bind(1, action);
        row.executeStep();
        return std::string(row.getColumn(0).getText());
    });
}

} // namespace relais::store
