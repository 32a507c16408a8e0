#include "store/blocked_store.h"

#include "store/columns.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"
#include "store/wkb.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::store {
namespace {

std::string text_in(const SQLite::Column& column) {
    return column.isNull() ? std::string() : column.getString();
}

} // namespace

std::int64_t save_blocked_area(const Database& database, const BlockedAreaRow& row) {
    const auto id = guarded(database, [&](SQLite::Database& sql) {
        const auto wkb = to_wkb(row.area.polygons);
        SQLite::Statement insert(
            sql,
            "INSERT INTO blocked_area (reason, starts, ends, place, created_at, created_by, wkb) "
            "VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?)");
        insert.bind(7, wkb.data(), static_cast<int>(wkb.size()));
        RowWriter(insert)
            .add(row.area.reason)
            .add(row.area.starts)
            .add(row.area.ends)
            .add(row.area.place)
            .add(row.created_at)
            .add(row.created_by)
            .insert();
        return sql.getLastInsertRowid();
    });
    bump_revision(database);
    return id;
}

void lift_blocked_area(const Database& database,
                       std::int64_t id,
                       const std::string& at,
                       const std::string& by) {
    const auto all = list_blocked_areas(database);
    const auto found =
        std::ranges::find(all, id, [](const BlockedAreaRow& row) { return row.area.id; });
    if (found == all.end()) {
        throw util::NotFound({"roads.blocked_unknown", {{"id", std::to_string(id)}}});
    }
    if (!found->lifted_at.empty()) {
        throw util::Conflict(
            {"roads.blocked_lifted", {{"id", std::to_string(id)}, {"at", found->lifted_at}}});
    }
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement lift(sql,
                               "UPDATE blocked_area SET lifted_at = ?, lifted_by = ? WHERE id = ?");
        lift.bind(1, at);
        lift.bind(2, by);
        lift.bind(3, id);
        lift.exec();
    });
    bump_revision(database);
}

std::vector<BlockedAreaRow> list_blocked_areas(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<BlockedAreaRow> rows;
        SQLite::Statement row(sql,
                              "SELECT id, reason, wkb, starts, ends, place, created_at, "
                              "created_by, lifted_at, lifted_by "
                              "FROM blocked_area ORDER BY id DESC");
        while (row.executeStep()) {
            const auto wkb = row.getColumn(2);
            rows.push_back(
                {{row.getColumn(0).getInt64(),
                  row.getColumn(1).getText(),
                  polygons_from_wkb(wkb.getBlob(), static_cast<std::size_t>(wkb.getBytes())),
                  row.getColumn(3).getText(),
                  text_in(row.getColumn(4)),
                  row.getColumn(5).getText()},
                 row.getColumn(6).getText(),
                 row.getColumn(7).getText(),
                 text_in(row.getColumn(8)),
                 text_in(row.getColumn(9))});
        }
        return rows;
    });
}

std::vector<directory::BlockedArea> load_blocked_areas(const Database& database) {
    std::vector<directory::BlockedArea> areas;
    for (auto& row : list_blocked_areas(database)) {
        if (row.lifted_at.empty()) {
            areas.push_back(std::move(row.area));
        }
    }
    std::ranges::reverse(areas);
    return areas;
}

} // namespace relais::store
