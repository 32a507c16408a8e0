#include "store/request_store.h"

#include "store/field_edit_rows.h"
#include "store/sql_guard.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_request = "SELECT id, site, made_at, made_by, lang, confirms, note, state, "
                                  "decided_at, decided_by, reason, COALESCE(account, 0), reply_to "
                                  "FROM change_request ";
constexpr const char* k_report = "SELECT id, site, made_at, kind, words, state FROM error_report ";

std::vector<ChangeRequest::Field> fields_of(SQLite::Database& sql, std::int64_t request) {
    SQLite::Statement row(
        sql,
        "SELECT kind, record, field, before, after, accepted FROM change_request_field "
        "WHERE request = ? ORDER BY kind DESC, record, field");
    row.bind(1, request);
    std::vector<ChangeRequest::Field> fields;
    while (row.executeStep()) {
        ChangeRequest::Field field{field_edit_in(row, 0), std::nullopt};
        if (!row.getColumn(5).isNull()) {
            field.accepted = row.getColumn(5).getInt() == 1;
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

ChangeRequest request_in(SQLite::Database& sql, SQLite::Statement& row) {
    ChangeRequest request;
    request.id = row.getColumn(0).getInt64();
    request.site = {row.getColumn(1).getInt64()};
    request.made_at = row.getColumn(2).getString();
    request.made_by = row.getColumn(3).getString();
    request.lang = row.getColumn(4).getString();
    request.confirms = row.getColumn(5).getInt() == 1;
    request.note = row.getColumn(6).getString();
    request.state = code_in<RequestState>(row.getColumn(7)).value_or(RequestState::refused);
    request.decided_at = row.getColumn(8).getString();
    request.decided_by = row.getColumn(9).getString();
    request.reason = row.getColumn(10).getString();
    request.account = {row.getColumn(11).getInt64()};
    request.reply_to = row.getColumn(12).getString();
    request.fields = fields_of(sql, request.id);
    return request;
}

std::optional<ChangeRequest>
one_request(const Database& database, const char* where, std::int64_t value) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_request) + where);
        row.bind(1, value);
        return row.executeStep() ? std::optional(request_in(sql, row)) : std::nullopt;
    });
}

ErrorReport report_in(SQLite::Statement& row) {
    return {row.getColumn(0).getInt64(),
            {row.getColumn(1).getInt64()},
            row.getColumn(2).getString(),
            code_in<ReportKind>(row.getColumn(3)).value_or(ReportKind::other),
            row.getColumn(4).getString(),
            code_in<ReportState>(row.getColumn(5)).value_or(ReportState::waiting)};
}

} // namespace

std::int64_t add_request(const Database& database, const ChangeRequest& request) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO change_request (account, site, made_at, made_by, lang, confirms, note, reply_to, state, decided_at,
                                        decided_by, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '', '', ''))");
        RowWriter row(insert);
        request.account.is_none() ? row.add_null() : row.add(request.account.value);
        row.add(request.site.value)
            .add(request.made_at)
            .add(request.made_by)
            .add(request.lang)
            .add(request.confirms ? 1 : 0)
            .add(request.note)
            .add(request.reply_to)
            .insert();
        const std::int64_t id = sql.getLastInsertRowid();
        SQLite::Statement field(sql,
                                "INSERT INTO change_request_field VALUES (?, ?, ?, ?, ?, ?, NULL)");
        for (const auto& one : request.fields) {
            RowWriter line(field);
            add_field_edit(line.add(id), one).insert();
        }
        return id;
    });
}

void decide_request(const Database& database, const ChangeRequest& request) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql,
                                 "UPDATE change_request SET state = ?, decided_at = ?, decided_by "
                                 "= ?, reason = ?, reply_to = '' WHERE id = ?");
        RowWriter(update)
            .add(directory::code_of(request.state))
            .add(request.decided_at)
            .add(request.decided_by)
            .add(request.reason)
            .add(request.id)
            .insert();
        SQLite::Statement field(sql,
                                "UPDATE change_request_field SET accepted = ? WHERE request = ? "
                                "AND kind = ? AND record = ? AND field = ?");
        for (const auto& one : request.fields) {
            RowWriter(field)
                .add(one.accepted.value_or(false) ? 1 : 0)
                .add(request.id)
                .add(code_of(one.kind))
                .add(one.id)
                .add(one.field)
                .insert();
        }
    });
}

std::optional<ChangeRequest> find_request(const Database& database, std::int64_t id) {
    return one_request(database, "WHERE id = ?", id);
}

std::optional<ChangeRequest> newest_request(const Database& database, SiteId site) {
    return one_request(database, "WHERE site = ? ORDER BY id DESC LIMIT 1", site.value);
}

std::vector<ChangeRequest> list_waiting_requests(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_request) + "WHERE state = 'waiting' ORDER BY id");
        std::vector<ChangeRequest> requests;
        while (row.executeStep()) {
            requests.push_back(request_in(sql, row));
        }
        return requests;
    });
}

std::string focal_contact(const Database& database, SiteId site) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT recipient FROM focal_contact WHERE site = ?");
        row.bind(1, site.value);
        return row.executeStep() ? row.getColumn(0).getString() : std::string();
    });
}

void set_focal_contact(const Database& database, SiteId site, const std::string& recipient) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement set(sql,
                              "INSERT INTO focal_contact VALUES (?, ?) ON CONFLICT (site) "
                              "DO UPDATE SET recipient = excluded.recipient");
        RowWriter(set).add(site.value).add(recipient).insert();
    });
}

std::int64_t add_report(const Database& database, const ErrorReport& report) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql,
            "INSERT INTO error_report (site, made_at, kind, words, state, decided_at, decided_by) "
            "VALUES (?, ?, ?, ?, 'waiting', '', '')");
        RowWriter(insert)
            .add(report.site.value)
            .add(report.made_at)
            .add(directory::code_of(report.kind))
            .add(report.words)
            .insert();
        return std::int64_t{sql.getLastInsertRowid()};
    });
}

std::optional<ErrorReport> find_report(const Database& database, std::int64_t id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_report) + "WHERE id = ?");
        row.bind(1, id);
        return row.executeStep() ? std::optional(report_in(row)) : std::nullopt;
    });
}

std::vector<ErrorReport> list_waiting_reports(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_report) + "WHERE state = 'waiting' ORDER BY id");
        std::vector<ErrorReport> reports;
        while (row.executeStep()) {
            reports.push_back(report_in(row));
        }
        return reports;
    });
}

void decide_report(const Database& database,
                   std::int64_t id,
                   ReportState state,
                   const std::string& at,
                   const std::string& by) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql,
                                 "UPDATE error_report SET state = ?, words = '', decided_at = ?, "
                                 "decided_by = ? WHERE id = ?");
        RowWriter(update).add(directory::code_of(state)).add(at).add(by).add(id).insert();
    });
}

} // namespace relais::store
