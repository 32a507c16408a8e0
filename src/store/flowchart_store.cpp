#include "store/flowchart_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {
namespace {

FlowchartVersion version_in(SQLite::Statement& row) {
    return {row.getColumn(0).getInt64(),
            row.getColumn(1).getString(),
            row.getColumn(2).getString(),
            row.getColumn(3).getString(),
            row.getColumn(4).getString()};
}

} // namespace

std::int64_t add_flowchart(const Database& database, const FlowchartVersion& version) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql, "INSERT INTO flowchart (csv, note, saved_at, saved_by) VALUES (?, ?, ?, ?)");
        RowWriter(insert)
            .add(version.csv)
            .add(version.note)
            .add(version.saved_at)
            .add(version.saved_by)
            .insert();
        return static_cast<std::int64_t>(sql.getLastInsertRowid());
    });
}

std::int64_t newest_flowchart(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        return static_cast<std::int64_t>(
            sql.execAndGet("SELECT COALESCE(max(number), 0) FROM flowchart").getInt64());
    });
}

std::vector<FlowchartVersion> list_flowcharts(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<FlowchartVersion> all;
        SQLite::Statement row(
            sql, "SELECT number, '', note, saved_at, saved_by FROM flowchart ORDER BY number DESC");
        while (row.executeStep()) {
            all.push_back(version_in(row));
        }
        return all;
    });
}

std::optional<FlowchartVersion> find_flowchart(const Database& database, std::int64_t number) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, "SELECT number, csv, note, saved_at, saved_by FROM flowchart WHERE number = ?");
        row.bind(1, number);
        return row.executeStep() ? std::optional(version_in(row)) : std::nullopt;
    });
}

} // namespace relais::store
