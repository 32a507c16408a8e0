#include "store/database.h"

#include "store/edition_store.h"
#include "store/file_header.h"
#include "store/migrations.h"
#include "store/reference_store.h"
#include "support/file_text.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace relais;
using tests::text_of;

namespace {

std::string refusal(const std::filesystem::path& file, store::Access access = store::Access::read_write) {
    try {
        store::Database::open(file, access);
        return "opened";
    } catch (const util::Unavailable& error) {
        return error.message().key;
    }
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("A new database is whole, spatial and ours") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "deep" / "relais.sqlite";
    {
        const auto database = store::Database::open_or_create(file);
        store::check_integrity(database);
        CHECK(database.sql().execAndGet("SELECT count(*) FROM geometry_columns WHERE f_table_name IN ('site', 'boundary')").getInt() == 2);
        CHECK(database.sql().execAndGet("PRAGMA journal_mode").getString() == "wal");
        CHECK(database.sql().execAndGet("PRAGMA foreign_keys").getInt() == 1);
    }
    CHECK(refusal(file) == "opened");
    CHECK(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}) == 1);
}

TEST_CASE("A file that is not Relais's is refused and left as it was") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "other.sqlite";
    CHECK(refusal(file) == "store.missing");
    write(file, "");
    CHECK(refusal(file) == "store.not_a_database");
    write(file, std::string(4096, 'x'));
    CHECK(refusal(file) == "store.not_a_database");
    CHECK(refusal(folder.path()) == "store.not_a_database");
    std::filesystem::remove(file);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE mine (a)");
    const auto before = text_of(file);
    CHECK(refusal(file) == "store.not_ours");
    CHECK_THROWS_AS(store::Database::open_or_create(file), util::Unavailable);
    CHECK(text_of(file) == before);
}

TEST_CASE("A database may be reached by a symbolic link, on another disk for instance") {
    const tests::TemporaryFolder folder;
    store::Database::open_or_create(folder / "disk.sqlite");
    std::filesystem::create_symlink(folder / "disk.sqlite", folder / "relais.sqlite");
    CHECK(refusal(folder / "relais.sqlite") == "opened");
    CHECK(refusal(folder / "relais.sqlite", store::Access::read_only) == "opened");
}

TEST_CASE("A database newer than the program is refused and left as it was") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    store::Database::open_or_create(file);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 9999");
    const auto before = text_of(file);
    CHECK(refusal(file) == "store.newer");
    CHECK(text_of(file) == before);
}

TEST_CASE("A database an older program wrote is brought up to date by whoever opens it first") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    {
        SQLite::Database older(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        older.loadExtension("mod_spatialite", nullptr);
        older.exec("PRAGMA application_id = " + std::to_string(store::k_application_id));
        older.exec("SELECT InitSpatialMetaDataFull(1, 'WGS84')");
        store::migrate(older, 2);
    }
    CHECK(refusal(file, store::Access::read_only) == "opened");
    const auto database = store::Database::open(file, store::Access::read_only);
    CHECK(database.sql().execAndGet("SELECT count(*) FROM public_site").getInt() == 0);
}

TEST_CASE("A truncated database is refused and left as it was") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    store::Database::open_or_create(file);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto before = text_of(file);
    CHECK(refusal(file) == "store.damaged");
    CHECK(text_of(file) == before);
}

TEST_CASE("A database cut off while its log was written back is opened: the log has the rest") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    const auto cut_off = folder / "cut_off.sqlite";
    {
        const auto database = store::Database::open_or_create(file);
        database.sql().exec("CREATE TABLE grown AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) "
                            "SELECT i, hex(randomblob(200)) AS words FROM n"); // stands in the log alone
        const auto pages = static_cast<std::uint32_t>(database.sql().execAndGet("PRAGMA page_count").getInt());
        auto bytes = text_of(file);
        REQUIRE(bytes.size() < std::size_t{4096} * pages);
        for (int i = 0; i < 4; ++i) { // page 1 went first, and says how many there will be
            bytes[28 + static_cast<std::size_t>(i)] = static_cast<char>(pages >> (8U * (3U - static_cast<unsigned>(i))));
        }
        write(cut_off, bytes);
        CHECK(refusal(cut_off) == "store.damaged"); // without its log
        write(folder / "cut_off.sqlite-wal", text_of(folder / "relais.sqlite-wal"));
    }
    CHECK(refusal(cut_off, store::Access::read_only) == "opened");
    const auto database = store::Database::open(cut_off, store::Access::read_write);
    store::check_integrity(database);
    CHECK(database.sql().execAndGet("SELECT count(*) FROM grown").getInt() == 2000);
}

TEST_CASE("Altered pages are found by the check") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    {
        auto database = store::Database::open_or_create(file);
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        all.commit();
    }
    auto bytes = text_of(file);
    for (std::size_t page = 4; page < bytes.size() / 4096; ++page) {
        bytes.replace(page * 4096, 64, std::string(64, '\xff'));
    }
    write(file, bytes);
    CHECK_THROWS_AS(store::check_integrity(store::Database::open(file, store::Access::read_only)), util::Unavailable);
}

TEST_CASE("A database another program writes to gives the sentence for that") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    const auto database = store::Database::open_or_create(file);
    database.sql().setBusyTimeout(10);
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    try {
        store::Transaction transaction(database);
        FAIL("took the right to write twice");
    } catch (const util::Unavailable& error) {
        CHECK(error.message().key == "store.locked");
    }
}

TEST_CASE("A database opened for reading is not written") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    store::Database::open_or_create(file);
    const auto database = store::Database::open(file, store::Access::read_only);
    try {
        store::bump_revision(database);
        FAIL("wrote");
    } catch (const util::Unavailable& error) {
        CHECK(error.message().key == "store.read_only");
    }
}

TEST_CASE("A full disk undoes the whole import") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    const auto pages = database.sql().execAndGet("PRAGMA page_count").getInt();
    database.sql().exec("PRAGMA max_page_count = " + std::to_string(pages + 2)); // SQLite's own full disk
    auto records = tests::sample_records();
    records.services[0].description_fr = std::string(100'000, 'x');
    try {
        store::Transaction transaction(database);
        store::write_draft(database, tests::sample_edition(), records, {});
        transaction.commit();
        FAIL("fitted");
    } catch (const util::Unavailable& error) {
        CHECK(error.message().key == "store.disk_full");
    }
    CHECK(store::list_editions(database).empty());
}

TEST_CASE("A process killed in the middle of an import leaves the published edition") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    {
        const auto database = store::Database::open_or_create(file);
        store::Transaction all(database);
        store::set_published(database, store::write_draft(database, tests::sample_edition(), tests::sample_records(), {}),
                             "2026-11-24T11:00:00Z");
        all.commit();
    }
    const pid_t child = fork();
    if (child == 0) {
        const auto database = store::Database::open(file, store::Access::read_write);
        store::Transaction all(database);
        store::set_published(database, store::write_draft(database, tests::sample_edition(), tests::sample_records(), {}),
                             "2026-11-24T12:00:00Z");
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    const auto database = store::Database::open(file, store::Access::read_write);
    store::check_integrity(database);
    CHECK(store::list_editions(database).size() == 1);
    CHECK(store::published_edition(database)->published_at == "2026-11-24T11:00:00Z");
}
