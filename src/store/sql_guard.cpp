#include "store/sql_guard.h"

#include "util/errors.h"

#include <sqlite3.h>

namespace relais::store {
namespace {

const char* key_of(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "store.locked";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "store.read_only";
    case SQLITE_FULL:
        return "store.disk_full";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "store.damaged";
    case SQLITE_CANTOPEN:
        return "store.cannot_open";
    default:
        return "store.failed";
    }
}

} // namespace

void rethrow(const SQLite::Exception& error, const std::filesystem::path& file) {
    throw util::Unavailable(
        {key_of(error.getErrorCode()), {{"file", file.string()}, {"what", error.what()}}});
}

} // namespace relais::store
