#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relais::store {

/// Embedded at build time, in the order of their numbers (scripts/cmake/embed.cmake).
const std::vector<std::pair<std::string_view, std::string_view>>& migrations();

int newest_schema() {
    return static_cast<int>(migrations().size());
}

void migrate(SQLite::Database& database, int until) {
    const int current = database.execAndGet("PRAGMA user_version").getInt();
    for (int number = current + 1; number <= until; ++number) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(std::string(migrations()[static_cast<std::size_t>(number - 1)].second));
        database.exec("PRAGMA user_version = " + std::to_string(number));
        transaction.commit();
    }
}

} // namespace relais::store
