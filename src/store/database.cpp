#include "store/database.h"

#include "store/busy_wait.h"
#include "store/file_header.h"
#include "store/migrations.h"
#include "store/sql_guard.h"
#include "util/errors.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h> // before spatialite.h, which needs it

#include <spatialite.h>
#include <unistd.h>

#include <string>

namespace relais::store {
namespace {

/// SpatiaLite's per-connection cache; lives as long as the connection it was made for.
struct SpatialiteCache {
    void* cache = spatialite_alloc_connection();
    SpatialiteCache() = default;
    SpatialiteCache(const SpatialiteCache&) = delete;
    SpatialiteCache& operator=(const SpatialiteCache&) = delete;
    ~SpatialiteCache() { spatialite_cleanup_ex(cache); }
};

} // namespace

struct Database::Handles {
    std::filesystem::path file;
    SpatialiteCache spatialite; // declared before, so released after, the connection that uses it
    SQLite::Database sql;

    Handles(std::filesystem::path path, int flags)
        : file(std::move(path)), sql(file.string(), flags, k_busy_milliseconds) {
        spatialite_init_ex(sql.getHandle(), spatialite.cache, 0);
        sql.exec("PRAGMA foreign_keys = ON");
        sql.exec("PRAGMA synchronous = FULL");
        sql.exec("PRAGMA trusted_schema = ON"); // SpatiaLite's triggers call its functions
    }
};

namespace {

/// Made aside and renamed: the name appears only with a whole database behind it.
void create(const std::filesystem::path& file) {
    const auto aside = file.string() + ".new-" + std::to_string(getpid());
    std::filesystem::remove(aside);
    try {
        SpatialiteCache spatialite;
        SQLite::Database sql(aside, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        spatialite_init_ex(sql.getHandle(), spatialite.cache, 0);
        sql.exec("PRAGMA trusted_schema = ON");
        sql.exec("PRAGMA application_id = " + std::to_string(k_application_id));
        sql.exec("SELECT InitSpatialMetaDataFull(1, 'WGS84')");
        migrate(sql);
        sql.exec("PRAGMA journal_mode = WAL");
    } catch (const SQLite::Exception& error) {
        std::error_code ignored;
        std::filesystem::remove(aside, ignored);
        rethrow(error, file);
    }
    std::filesystem::rename(aside, file);
}

void make_folder_of(const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(folder)) {
        std::filesystem::create_directories(folder, error);
    }
    if (error) {
        throw util::Unavailable(
            {"store.cannot_create", {{"file", file.string()}, {"what", error.message()}}});
    }
}

} // namespace

Database::Database(std::unique_ptr<Handles> handles) : m_handles(std::move(handles)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

const std::filesystem::path& Database::file() const {
    return m_handles->file;
}

SQLite::Database& Database::sql() const {
    return m_handles->sql;
}

Database Database::open(const std::filesystem::path& file, Access access) {
    check_header(file, newest_schema());
    try {
        const int flags = access == Access::read_only ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
        auto handles = std::make_unique<Handles>(file, flags);
        const int schema = handles->sql.execAndGet("PRAGMA user_version").getInt();
        if (schema < newest_schema() && access == Access::read_only) {
            handles.reset();
            open(file, Access::read_write); // to bring it up to date; says so if it may not be written
            return open(file, access);
        }
        migrate(handles->sql);
        return Database(std::move(handles));
    } catch (const SQLite::Exception& error) {
        rethrow(error, file);
    }
}

Database Database::open_or_create(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        make_folder_of(file);
        create(file);
    }
    return open(file, Access::read_write);
}

Transaction::Transaction(const Database& database) : m_database(database) {
    guarded(database, [](SQLite::Database& sql) { sql.exec("BEGIN IMMEDIATE"); });
}

Transaction::~Transaction() {
    if (!m_committed) {
        m_database.sql().tryExec("ROLLBACK"); // fails only when SQLite has rolled back by itself
    }
}

void Transaction::commit() {
    guarded(m_database, [](SQLite::Database& sql) { sql.exec("COMMIT"); });
    m_committed = true;
}

void check_integrity(const Database& database) {
    guarded(database, [&](SQLite::Database& sql) {
        const auto said = sql.execAndGet("PRAGMA quick_check(1)").getString();
        SQLite::Statement broken(sql, "PRAGMA foreign_key_check");
        if (said != "ok" || broken.executeStep()) {
            throw util::Unavailable(
                {"store.damaged", {{"file", database.file().string()}, {"what", said}}});
        }
    });
}

} // namespace relais::store
