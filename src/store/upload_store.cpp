#include "store/upload_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

constexpr const char* k_select = "SELECT id, name, sha256, label, validated_on, validated_by, "
                                 "profile, uploaded_at, account, uploaded_by, edition "
                                 "FROM upload ";

Upload upload_in(SQLite::Statement& row) {
    Upload upload;
    upload.id = {row.getColumn(0).getInt64()};
    upload.name = row.getColumn(1).getString();
    upload.sha256 = row.getColumn(2).getString();
    upload.label = row.getColumn(3).getString();
    upload.validated_on = day_in(row.getColumn(4));
    upload.validated_by = row.getColumn(5).getString();
    upload.profile = row.getColumn(6).getString();
    upload.uploaded_at = row.getColumn(7).getString();
    upload.account = {row.getColumn(8).getInt64()}; // null reads as 0, none
    upload.uploaded_by = row.getColumn(9).getString();
    upload.edition = {row.getColumn(10).getInt64()};
    return upload;
}

RowWriter& add_id(RowWriter& row, std::int64_t id) {
    return id != 0 ? row.add(id) : row.add_null();
}

} // namespace

UploadId add_upload(const Database& database, const Upload& upload, const std::string& bytes) {
    return guarded(database, [&](SQLite::Database& sql) -> UploadId {
        SQLite::Statement insert(
            sql,
            "INSERT INTO upload (name, sha256, label, validated_on, validated_by, profile, "
            "uploaded_at, account, uploaded_by, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        RowWriter row(insert);
        row.add(upload.name)
            .add(upload.sha256)
            .add(upload.label)
            .add(upload.validated_on)
            .add(upload.validated_by)
            .add(upload.profile)
            .add(upload.uploaded_at);
        add_id(row, upload.account.value).add(upload.uploaded_by);
        constexpr int k_bytes = 10;
        insert.bindNoCopy(k_bytes, bytes.data(), static_cast<int>(bytes.size()));
        insert.exec();
        return {sql.getLastInsertRowid()};
    });
}

std::vector<Upload> list_uploads(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<Upload> all;
        SQLite::Statement row(sql, std::string(k_select) + "ORDER BY id DESC");
        while (row.executeStep()) {
            all.push_back(upload_in(row));
        }
        return all;
    });
}

Upload find_upload(const Database& database, UploadId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "WHERE id = ?");
        row.bind(1, id.value);
        if (!row.executeStep()) {
            throw util::NotFound({"manage.no_upload", {{"id", std::to_string(id.value)}}});
        }
        return upload_in(row);
    });
}

std::optional<Upload> upload_of_edition(const Database& database, directory::EditionId edition) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "WHERE edition = ?");
        row.bind(1, edition.value);
        return row.executeStep() ? std::optional(upload_in(row)) : std::nullopt;
    });
}

std::string load_upload_bytes(const Database& database, UploadId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT bytes FROM upload WHERE id = ?");
        row.bind(1, id.value);
        if (!row.executeStep()) {
            throw util::NotFound({"manage.no_upload", {{"id", std::to_string(id.value)}}});
        }
        return row.getColumn(0).getString();
    });
}

void set_upload_profile(const Database& database, UploadId id, const std::string& profile) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE upload SET profile = ? WHERE id = ?");
        RowWriter(update).add(profile).add(id.value).insert();
    });
}

void set_upload_edition(const Database& database, UploadId id, directory::EditionId edition) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE upload SET edition = ? WHERE id = ?");
        RowWriter row(update);
        add_id(row, edition.value).add(id.value).insert();
    });
}

void delete_upload(const Database& database, UploadId id) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM upload WHERE id = ?");
        remove.bind(1, id.value);
        remove.exec();
    });
}

} // namespace relais::store
