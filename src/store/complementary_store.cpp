#include "store/complementary_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

#include <algorithm>

namespace relais::store {

using directory::ComplementaryMark;
using directory::ComplementaryScope;

std::vector<ComplementaryMark> load_complementary(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<ComplementaryMark> marks;
        SQLite::Statement row(
            sql,
            "SELECT first, second, need, public_group, area, reason, author, at FROM complementary "
            "ORDER BY first, second, need, public_group, area");
        while (row.executeStep()) {
            marks.push_back({{{row.getColumn(0).getInt64()},
                              {row.getColumn(1).getInt64()},
                              row.getColumn(2).getString(),
                              row.getColumn(3).getString(),
                              row.getColumn(4).getString()},
                             row.getColumn(5).getString(),
                             row.getColumn(6).getString(),
                             row.getColumn(7).getString()});
        }
        return marks;
    });
}

std::optional<ComplementaryMark> find_complementary(const Database& database,
                                                    const ComplementaryScope& scope) {
    const auto marks = load_complementary(database);
    const auto found = std::ranges::find(marks, scope, &ComplementaryMark::scope);
    return found != marks.end() ? std::optional(*found) : std::nullopt;
}

void save_complementary(const Database& database, const ComplementaryMark& mark) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql, "INSERT OR REPLACE INTO complementary VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        const auto& scope = mark.scope;
        RowWriter(insert)
            .add(scope.first.value)
            .add(scope.second.value)
            .add(scope.need)
            .add(scope.public_group)
            .add(scope.area)
            .add(mark.reason)
            .add(mark.author)
            .add(mark.at)
            .insert();
    });
}

void remove_complementary(const Database& database, const ComplementaryScope& scope) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(
            sql,
            "DELETE FROM complementary WHERE first = ? AND second = ? AND need = ? AND "
            "public_group = ? AND area = ?");
        RowWriter(remove)
            .add(scope.first.value)
            .add(scope.second.value)
            .add(scope.need)
            .add(scope.public_group)
            .add(scope.area)
            .insert();
    });
}

} // namespace relais::store
