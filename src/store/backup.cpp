#include "store/backup.h"

#include "store/file_header.h"
#include "store/migrations.h"
#include "store/sql_guard.h"
#include "util/errors.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace relais::store {
namespace {

/// Pages, indexes and foreign keys; the whole file, not the quick check of every day.
void check_whole(const std::filesystem::path& file) {
    check_header(file, newest_schema());
    try {
        SQLite::Database sql(file.string(), SQLite::OPEN_READONLY);
        const auto said = sql.execAndGet("PRAGMA integrity_check(1)").getString();
        SQLite::Statement broken(sql, "PRAGMA foreign_key_check");
        if (said != "ok" || broken.executeStep()) {
            throw util::Unavailable({"store.damaged", {{"file", file.string()}, {"what", said}}});
        }
    } catch (const SQLite::Exception& error) {
        rethrow(error, file);
    }
}

/// What is written is on the disk, its name too. Of no file that a connection of this process has open: see file_header.
void flush(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// All pages in one step: while it runs nobody commits, which takes a moment; piece by piece would
/// begin anew with each commit of others.
void copy(SQLite::Database& to, SQLite::Database& from, const std::filesystem::path& file) {
    SQLite::Backup backup(to, from);
    constexpr int k_done = 101; // SQLITE_DONE; all else that is not thrown is a lock
    if (backup.executeStep(-1) != k_done) {
        throw util::Unavailable({"store.locked", {{"file", file.string()}}});
    }
}

} // namespace

void write_backup(const Database& database, const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        throw util::InvalidInput("file", {"backup.exists", {{"file", file.string()}}});
    }
    const std::filesystem::path aside = file.string() + ".new-" + std::to_string(getpid());
    try {
        {
            SQLite::Database to(aside.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            copy(to, database.sql(), database.file());
            to.exec("PRAGMA journal_mode = DELETE"); // one file, with nothing beside it
        }
        check_whole(aside);
        flush(aside);
        std::filesystem::rename(aside, file);
        flush(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
    } catch (const SQLite::Exception& error) {
        std::filesystem::remove(aside);
        rethrow(error, file);
    } catch (...) {
        std::filesystem::remove(aside);
        throw;
    }
}

void read_backup(const Database& database, const std::filesystem::path& file) {
    check_whole(file);
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Database from(file.string(), SQLite::OPEN_READONLY);
        copy(sql, from, database.file());
        migrate(sql);
        sql.exec("PRAGMA journal_mode = WAL");
    });
}

void end_all_access(const Database& database) {
    guarded(database, [](SQLite::Database& sql) {
        sql.exec("DELETE FROM session");
        sql.exec("DELETE FROM link");
        // What waited then may have left since: nothing is sent twice.
        sql.exec("UPDATE outbox SET state = 'withdrawn', text = '' WHERE state IN ('waiting', 'sending', 'failed')");
    });
}

void raise_revision(const Database& database, std::int64_t number) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE revision SET number = max(number, ?)");
        update.bind(1, number);
        update.exec();
    });
}

} // namespace relais::store
