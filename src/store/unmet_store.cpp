#include "store/unmet_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {

using directory::UnmetCount;

std::vector<UnmetCount> load_unmet(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<UnmetCount> counts;
        SQLite::Statement row(
            sql,
            "SELECT week, region, need, public_group, searches, found_nothing FROM unmet_search "
            "ORDER BY week, region, need, public_group");
        while (row.executeStep()) {
            counts.push_back({{row.getColumn(0).getString(),
                               row.getColumn(1).getString(),
                               row.getColumn(2).getString(),
                               row.getColumn(3).getString()},
                              row.getColumn(4).getInt64(),
                              row.getColumn(5).getInt64()});
        }
        return counts;
    });
}

void add_unmet(const Database& database,
               const std::vector<UnmetCount>& counts,
               const std::string& week) {
    Transaction all(database);
    const auto before = load_unmet(database);
    auto sum = before;
    sum.insert(sum.end(), counts.begin(), counts.end());
    const auto after = directory::folded(std::move(sum), week);
    if (after == before) {
        return;
    }
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("DELETE FROM unmet_search");
        SQLite::Statement insert(sql, "INSERT INTO unmet_search VALUES (?, ?, ?, ?, ?, ?)");
        for (const auto& count : after) {
            RowWriter(insert)
                .add(count.cell.week)
                .add(count.cell.region)
                .add(count.cell.need)
                .add(count.cell.public_group)
                .add(count.searches)
                .add(count.nothing)
                .insert();
        }
    });
    all.commit();
}

} // namespace relais::store
