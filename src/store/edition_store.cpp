#include "store/edition_store.h"

#include "store/columns.h"
#include "store/record_rows.h"
#include "store/reference_store.h"
#include "store/service_words.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_edition_columns =
    "SELECT id, label, illustrative, validated_on, validated_by, source_file, sha256, imported_at, imported_by, "
    "state, published_at FROM edition ";

Edition edition_in(SQLite::Statement& row) {
    Edition edition;
    edition.id = {row.getColumn(0).getInt64()};
    edition.label = row.getColumn(1).getString();
    edition.illustrative = row.getColumn(2).getInt() != 0;
    edition.validated_on = day_in(row.getColumn(3));
    edition.validated_by = row.getColumn(4).getString();
    edition.source_file = row.getColumn(5).getString();
    edition.sha256 = row.getColumn(6).getString();
    edition.imported_at = row.getColumn(7).getString();
    edition.imported_by = row.getColumn(8).getString();
    edition.state = code_in<EditionState>(row.getColumn(9)).value_or(EditionState::draft);
    edition.published_at = row.getColumn(10).getString();
    return edition;
}

std::optional<Edition> one_edition(SQLite::Statement& row) {
    return row.executeStep() ? std::optional(edition_in(row)) : std::nullopt;
}

EditionId insert_edition(SQLite::Database& sql, const Edition& edition, int lines_read) {
    SQLite::Statement insert(sql,
                             "INSERT INTO edition (label, illustrative, validated_on, validated_by, source_file, "
                             "sha256, imported_at, imported_by, state, published_at, lines_read) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'draft', '', ?)");
    RowWriter(insert).add(edition.label).add(edition.illustrative ? 1 : 0).add(edition.validated_on)
        .add(edition.validated_by).add(edition.source_file).add(edition.sha256).add(edition.imported_at)
        .add(edition.imported_by).add(lines_read).insert();
    return {sql.getLastInsertRowid()};
}

void set_state(SQLite::Database& sql, EditionId id, EditionState state, const std::string& published_at) {
    SQLite::Statement update(sql, "UPDATE edition SET state = ?, published_at = ? WHERE id = ?");
    RowWriter(update).add(code_of(state)).add(published_at).add(id.value).insert();
}

/// A published edition that was taken back is a draft again, but has a past.
bool was_published(const Database& database, EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT 1 FROM journal WHERE action = 'publish_edition' AND subject = ?");
        row.bind(1, "edition " + std::to_string(id.value));
        return row.executeStep();
    });
}

} // namespace

EditionId write_draft(const Database& database, const Edition& edition, const Records& records,
                      const ImportNotes& notes, const util::Progress& progress) {
    return guarded(database, [&](SQLite::Database& sql) {
        const auto id = insert_edition(sql, edition, notes.lines_read);
        insert_records(sql, id, records, progress);
        insert_notes(sql, id, notes);
        return id;
    });
}

std::vector<Edition> list_editions(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<Edition> editions;
        SQLite::Statement row(sql, std::string(k_edition_columns) + "ORDER BY id DESC");
        while (row.executeStep()) {
            editions.push_back(edition_in(row));
        }
        return editions;
    });
}

Edition find_edition(const Database& database, EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_edition_columns) + "WHERE id = ?");
        row.bind(1, id.value);
        const auto found = one_edition(row);
        if (!found) {
            throw util::NotFound({"edition.unknown", {{"id", std::to_string(id.value)}}});
        }
        return *found;
    });
}

std::optional<Edition> published_edition(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_edition_columns) + "WHERE state = 'published'");
        return one_edition(row);
    });
}

std::optional<Edition> edition_of_file(const Database& database, const std::string& sha256) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_edition_columns) + "WHERE sha256 = ? ORDER BY id DESC LIMIT 1");
        row.bind(1, sha256);
        return one_edition(row);
    });
}

std::vector<directory::Site> load_hidden_sites(const Database& database, directory::EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) { return read_hidden_sites(sql, id); });
}

std::vector<directory::Organisation> load_organisations(const Database& database, directory::EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) { return read_organisations(sql, id); });
}

Records load_records(const Database& database, EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        return Records{read_organisations(sql, id), read_sites(sql, id, Sight::everything),
                       read_services(sql, id, Sight::everything)};
    });
}

ImportNotes load_notes(const Database& database, EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) { return read_notes(sql, id); });
}

void delete_draft(const Database& database, EditionId id) {
    if (find_edition(database, id).state != EditionState::draft || was_published(database, id)) {
        throw util::Conflict({"edition.no_draft", {{"id", std::to_string(id.value)}}});
    }
    guarded(database, [&](SQLite::Database& sql) {
        for (const char* table : {"service", "site", "organisation", "finding", "rejected_cell"}) {
            SQLite::Statement remove(sql, "DELETE FROM " + std::string(table) + " WHERE edition = ?");
            remove.bind(1, id.value);
            remove.exec();
        }
        SQLite::Statement remove(sql, "DELETE FROM edition WHERE id = ?");
        remove.bind(1, id.value);
        remove.exec();
    });
}

void set_published(const Database& database, EditionId id, const std::string& at) {
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("UPDATE edition SET state = 'superseded' WHERE state = 'published'");
        set_state(sql, id, EditionState::published, at);
        refill_words(sql, id);
    });
    bump_revision(database);
}

void set_rolled_back(const Database& database, EditionId published, EditionId previous, const std::string& at) {
    guarded(database, [&](SQLite::Database& sql) {
        set_state(sql, published, EditionState::draft, "");
        set_state(sql, previous, EditionState::published, at);
        refill_words(sql, previous);
    });
    bump_revision(database);
}

} // namespace relais::store
