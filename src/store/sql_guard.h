#pragma once
#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace relais::store {

/// Rethrows what SQLite said as util::Unavailable naming the file and the remedy (locked, read-only, full disk,
/// damaged, else SQLite's own words).
[[noreturn]] void rethrow(const SQLite::Exception& error, const std::filesystem::path& file);

/// Runs `work`; every fault of the database leaves as util::Unavailable.
template <class Work>
auto guarded(const Database& database, Work&& work) {
    try {
        return work(database.sql());
    } catch (const SQLite::Exception& error) {
        rethrow(error, database.file());
    }
}

} // namespace relais::store
