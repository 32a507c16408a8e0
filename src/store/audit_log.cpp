#include "store/audit_log.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/secret.h"

namespace relais::store {
namespace {

constexpr const char* k_columns = "id, at, account, actor, action, subject, before, after, previous, digest";

AuditLine line_in(SQLite::Statement& row) {
    AuditLine line;
    line.id = row.getColumn(0).getInt64();
    line.at = row.getColumn(1).getString();
    line.account = {row.getColumn(2).isNull() ? 0 : row.getColumn(2).getInt64()};
    line.actor = row.getColumn(3).getString();
    line.action = row.getColumn(4).getString();
    line.subject = row.getColumn(5).getString();
    line.before = row.getColumn(6).getString();
    line.after = row.getColumn(7).getString();
    line.previous = row.getColumn(8).getString();
    line.digest = row.getColumn(9).getString();
    return line;
}

/// The number and the digest of the newest line.
AuditLine newest(SQLite::Database& sql) {
    SQLite::Statement row(sql, std::string("SELECT ") + k_columns + " FROM audit ORDER BY id DESC LIMIT 1");
    return row.executeStep() ? line_in(row) : AuditLine{};
}

} // namespace

std::string digest_of(const AuditLine& line) {
    std::string text;
    for (const auto& field : {std::to_string(line.id), line.at, std::to_string(line.account.value), line.actor,
                              line.action, line.subject, line.before, line.after, line.previous}) {
        text += std::to_string(field.size()) + ":" + field; // lengths: no two lines read alike
    }
    return util::sha256_of(text);
}

void append_audit(const Database& database, const AuditEntry& entry) {
    guarded(database, [&](SQLite::Database& sql) {
        const auto last = newest(sql);
        AuditLine line;
        static_cast<AuditEntry&>(line) = entry;
        line.id = last.id + 1;
        line.previous = last.digest;
        SQLite::Statement insert(sql, "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        RowWriter row(insert);
        row.add(line.id).add(line.at);
        line.account.is_none() ? row.add_null() : row.add(line.account.value);
        row.add(line.actor)
            .add(line.action)
            .add(line.subject)
            .add(line.before)
            .add(line.after)
            .add(line.previous)
            .add(digest_of(line))
            .insert();
    });
}

std::vector<AuditLine> list_audit(const Database& database, std::int64_t before_id, int limit) {
    return guarded(database, [&](SQLite::Database& sql) {
        std::vector<AuditLine> lines;
        SQLite::Statement row(sql, std::string("SELECT ") + k_columns +
                                       " FROM audit WHERE ?1 = 0 OR id < ?1 ORDER BY id DESC LIMIT ?2");
        row.bind(1, before_id);
        row.bind(2, limit);
        while (row.executeStep()) {
            lines.push_back(line_in(row));
        }
        return lines;
    });
}

AuditCheck verify_audit(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        AuditCheck check;
        SQLite::Statement row(sql, std::string("SELECT ") + k_columns + " FROM audit ORDER BY id");
        while (row.executeStep()) {
            const auto line = line_in(row);
            const bool fits = line.id == check.lines + 1 && line.previous == check.last_digest &&
                              line.digest == digest_of(line);
            if (!fits) {
                check.first_wrong = check.lines + 1;
                return check;
            }
            ++check.lines;
            check.last_digest = line.digest;
        }
        return check;
    });
}

} // namespace relais::store
