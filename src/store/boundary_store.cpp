#include "store/columns.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"
#include "store/wkb.h"

namespace relais::store {
using namespace relais::directory;

void save_boundaries(const Database& database, int level, const std::vector<Boundary>& boundaries) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement drop(sql, "DELETE FROM boundary WHERE level = ?");
        drop.bind(1, level);
        drop.exec();
        SQLite::Statement insert(sql,
                                 "INSERT INTO boundary (code, parent, level, name, source, geometry) "
                                 "VALUES (?, ?, ?, ?, ?, MPolyFromWKB(?, 4326))");
        for (const auto& boundary : boundaries) {
            const auto wkb = to_wkb(boundary.polygons);
            insert.reset();
            insert.bind(6, wkb.data(), static_cast<int>(wkb.size()));
            RowWriter(insert).add(boundary.code).add(boundary.parent).add(level).add(boundary.name)
                .add(boundary.source).insert();
        }
    });
    bump_revision(database);
}

std::vector<Boundary> load_boundaries(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<Boundary> boundaries;
        SQLite::Statement row(
            sql, "SELECT code, parent, level, name, source, AsBinary(geometry) FROM boundary ORDER BY code");
        while (row.executeStep()) {
            const auto blob = row.getColumn(5);
            boundaries.push_back({row.getColumn(0).getText(), row.getColumn(1).getText(), row.getColumn(2).getInt(),
                                  row.getColumn(3).getText(), polygons_from_wkb(blob.getBlob(), static_cast<std::size_t>(blob.getBytes())),
                                  row.getColumn(4).getText()});
        }
        return boundaries;
    });
}

} // namespace relais::store
