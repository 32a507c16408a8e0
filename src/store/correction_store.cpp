#include "store/correction_store.h"

#include "store/field_edit_rows.h"
#include "store/record_rows.h"
#include "store/service_words.h"
#include "store/sql_guard.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_select =
    "SELECT e.id, e.at, COALESCE(e.account, 0), e.actor, e.origin, e.edition, c.kind, c.record, "
    "c.field, c.before, "
    "c.after FROM record_edit e JOIN record_change c ON c.edit = e.id ";

/// Rows of k_select, those of one edit side by side.
std::vector<RecordEdit> edits_in(SQLite::Statement& row) {
    std::vector<RecordEdit> edits;
    while (row.executeStep()) {
        const auto id = row.getColumn(0).getInt64();
        if (edits.empty() || edits.back().id != id) {
            edits.push_back({id,
                             row.getColumn(1).getString(),
                             {row.getColumn(2).getInt64()},
                             row.getColumn(3).getString(),
                             row.getColumn(4).getString(),
                             {row.getColumn(5).getInt64()},
                             {}});
        }
        edits.back().fields.push_back(field_edit_in(row, 6));
    }
    return edits;
}

void refresh_words_at(SQLite::Database& sql, EditionId edition, SiteId site) {
    SQLite::Statement row(sql, "SELECT id FROM service WHERE edition = ? AND site = ?");
    row.bind(1, edition.value);
    row.bind(2, site.value);
    std::vector<ServiceId> services;
    while (row.executeStep()) {
        services.push_back({row.getColumn(0).getInt64()});
    }
    for (const auto service : services) {
        refresh_words(sql, edition, service);
    }
}

} // namespace

Records load_provider(const Database& database, EditionId edition, SiteId site) {
    return guarded(database,
                   [&](SQLite::Database& sql) { return read_provider(sql, edition, site); });
}

std::vector<SiteId>
sites_of_organisation(const Database& database, EditionId edition, OrganisationId organisation) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, "SELECT id FROM site WHERE edition = ? AND organisation = ? ORDER BY id");
        row.bind(1, edition.value);
        row.bind(2, organisation.value);
        std::vector<SiteId> sites;
        while (row.executeStep()) {
            sites.push_back({row.getColumn(0).getInt64()});
        }
        return sites;
    });
}

std::map<std::int64_t, SiteId> sites_of_services(const Database& database,
                                                 EditionId edition,
                                                 const std::set<std::int64_t>& services) {
    return guarded(database, [&](SQLite::Database& sql) {
        std::map<std::int64_t, SiteId> sites;
        SQLite::Statement row(
            sql, "SELECT site FROM service WHERE edition = ? AND id = ? AND site IS NOT NULL");
        for (const auto service : services) {
            row.reset();
            row.bind(1, edition.value);
            row.bind(2, service);
            if (row.executeStep()) {
                sites.emplace(service, SiteId{row.getColumn(0).getInt64()});
            }
        }
        return sites;
    });
}

void save_records(const Database& database,
                  EditionId edition,
                  const std::vector<Site>& sites,
                  const std::vector<Service>& services) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement state(sql, "SELECT state = 'published' FROM edition WHERE id = ?");
        state.bind(1, edition.value);
        const bool is_published = state.executeStep() && state.getColumn(0).getInt() == 1;
        for (const auto& site : sites) {
            update_site(sql, edition, site);
        }
        for (const auto& service : services) {
            update_service(sql, edition, service);
        }
        for (std::size_t i = 0; is_published && i < sites.size(); ++i) {
            refresh_words_at(sql, edition, sites[i].id);
        }
        for (std::size_t i = 0; is_published && i < services.size(); ++i) {
            refresh_words(sql, edition, services[i].id);
        }
    });
}

std::int64_t add_edit(const Database& database, const RecordEdit& edit) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql,
            "INSERT INTO record_edit (at, account, actor, origin, edition) VALUES (?, ?, ?, ?, ?)");
        RowWriter row(insert);
        row.add(edit.at);
        edit.account.is_none() ? row.add_null() : row.add(edit.account.value);
        row.add(edit.actor).add(edit.origin).add(edit.edition.value).insert();
        const auto id = sql.getLastInsertRowid();
        SQLite::Statement field(sql, "INSERT INTO record_change VALUES (?, ?, ?, ?, ?, ?)");
        for (const auto& one : edit.fields) {
            RowWriter line(field);
            add_field_edit(line.add(std::int64_t{id}), one).insert();
        }
        return std::int64_t{id};
    });
}

std::optional<RecordEdit> find_edit(const Database& database, std::int64_t id) {
    return guarded(database, [&](SQLite::Database& sql) -> std::optional<RecordEdit> {
        SQLite::Statement row(
            sql, std::string(k_select) + "WHERE e.id = ? ORDER BY e.id, c.kind, c.record, c.field");
        row.bind(1, id);
        auto found = edits_in(row);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

std::vector<RecordEdit> list_edits(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              std::string(k_select) + "ORDER BY e.id, c.kind, c.record, c.field");
        return edits_in(row);
    });
}

std::vector<RecordEdit> overruled_edits(const Database& database, const std::string& since) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              std::string(k_select) +
                                  "WHERE e.origin LIKE 'edition %' AND e.at >= ? "
                                  "ORDER BY e.id DESC, c.kind, c.record, c.field");
        row.bind(1, since);
        return edits_in(row);
    });
}

std::int64_t last_edit_of(const Database& database, SiteId site) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              "SELECT COALESCE(max(edit), 0) FROM record_change "
                              "WHERE kind = 'site' AND record = ?");
        row.bind(1, site.value);
        row.executeStep();
        return std::int64_t{row.getColumn(0).getInt64()};
    });
}

std::vector<RecordEdit>
edits_of(const Database& database, SiteId site, const std::vector<ServiceId>& services) {
    return guarded(database, [&](SQLite::Database& sql) {
        std::string numbers = "[0";
        for (const auto service : services) {
            numbers += "," + std::to_string(service.value);
        }
        SQLite::Statement row(
            sql,
            std::string(k_select) +
                "WHERE (c.kind = 'site' AND c.record = ?) OR (c.kind = 'service' AND c.record IN "
                "(SELECT value FROM json_each(?))) ORDER BY e.id DESC, c.kind, c.record, c.field");
        row.bind(1, site.value);
        row.bind(2, numbers + "]");
        return edits_in(row);
    });
}

} // namespace relais::store
