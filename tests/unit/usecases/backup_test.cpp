#include "store/account_store.h"
#include "store/edition_store.h"
#include "store/reference_store.h"
#include "store/session_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/accounts.h"
#include "usecases/keep_backups.h"
#include "usecases/manage_editions.h"
#include "usecases/sessions.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <fstream>
#include <thread>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const util::Instant k_backup_noon{*util::parse_day("2026-11-24") + 11h};

store::Database with_edition(const std::filesystem::path& file) {
    auto database = store::Database::open_or_create(file);
    store::Transaction all(database);
    store::save_reference(database, tests::sample_reference());
    const auto id =
        store::write_draft(database, tests::sample_edition(), tests::sample_records(), {});
    store::set_published(database, id, "2026-11-24T11:00:00Z");
    all.commit();
    return database;
}

directory::Account invite(const store::Database& database, const std::string& email) {
    return usecases::invite_account(database,
                                    usecases::command_line_actor("test"),
                                    {email, "A", "planner", {}, "fr"},
                                    k_backup_noon)
        .account;
}

std::size_t accounts_in(const store::Database& database) {
    return store::list_accounts(database).size();
}

} // namespace

TEST_CASE("A backup is a whole database, and never replaces a file") {
    const tests::TemporaryFolder folder;
    const auto database = with_edition(folder / "relais.sqlite");
    invite(database, "a@example.org");
    const auto report = usecases::back_up(database, folder / "backup.sqlite");
    CHECK(report.bytes > 100'000);
    CHECK(report.audit.lines == 1);
    CHECK_FALSE(report.audit.first_wrong);
    const auto copy = store::Database::open(folder / "backup.sqlite", store::Access::read_only);
    CHECK(accounts_in(copy) == 1);
    CHECK(store::published_edition(copy)->label == "Essai");
    CHECK_THROWS_AS(usecases::back_up(database, folder / "backup.sqlite"), util::InvalidInput);
    CHECK_THROWS_AS(usecases::back_up(database, folder / "no" / "such" / "backup.sqlite"),
                    util::Unavailable);
}

TEST_CASE("A backup made while others write is one moment of it") {
    const tests::TemporaryFolder folder;
    with_edition(folder / "relais.sqlite");
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        const auto database =
            store::Database::open(folder / "relais.sqlite", store::Access::read_write);
        for (int i = 0; !stop; ++i) {
            invite(database, "a" + std::to_string(i) + "@example.org");
        }
    });
    const auto reader = store::Database::open(folder / "relais.sqlite", store::Access::read_only);
    for (int i = 0; i < 10; ++i) {
        const auto file = folder / ("backup-" + std::to_string(i));
        const auto report = usecases::back_up(reader, file);
        CHECK_FALSE(report.audit.first_wrong);
        const auto copy = store::Database::open(file, store::Access::read_only);
        CHECK(static_cast<std::int64_t>(accounts_in(copy)) ==
              report.audit.lines); // an account and its line, or neither
    }
    stop = true;
    writer.join();
}

TEST_CASE("A restore brings the backup's state under open readers, and can itself be undone") {
    const tests::TemporaryFolder folder;
    const auto database = with_edition(folder / "relais.sqlite");
    const auto reader = store::Database::open(folder / "relais.sqlite", store::Access::read_only);
    const auto account = invite(database, "a@example.org");
    {
        store::Transaction all(database);
        usecases::open_session(database, account, "", k_backup_noon);
        all.commit();
    }
    usecases::back_up(database, folder / "backup.sqlite");
    invite(database, "b@example.org");
    const auto revision = store::revision(reader);
    CHECK(accounts_in(reader) == 2);

    const auto report = usecases::restore(
        database, folder / "backup.sqlite", folder / "aside.sqlite", {"cli:test", k_backup_noon});
    CHECK(accounts_in(reader) == 1);
    CHECK(store::revision(reader) > revision); // servers load again
    CHECK(store::sessions_of(reader, account.id).empty());
    CHECK_FALSE(report.audit.first_wrong);
    CHECK(store::list_audit(reader, 0, 1).at(0).action == "restore_backup");
    store::check_integrity(database);

    usecases::restore(
        database, folder / "aside.sqlite", folder / "aside2.sqlite", {"cli:test", k_backup_noon});
    CHECK(accounts_in(reader) == 2);
}

TEST_CASE("What is no good backup is not restored, and nothing changes") {
    const tests::TemporaryFolder folder;
    const auto database = with_edition(folder / "relais.sqlite");
    invite(database, "a@example.org");
    usecases::back_up(database, folder / "backup.sqlite");
    std::filesystem::copy_file(folder / "backup.sqlite", folder / "cut.sqlite");
    std::filesystem::resize_file(folder / "cut.sqlite",
                                 std::filesystem::file_size(folder / "cut.sqlite") / 2);
    std::ofstream(folder / "text.sqlite") << std::string(5000, 'x');
    std::filesystem::copy_file(folder / "backup.sqlite", folder / "torn.sqlite");
    {
        std::fstream torn(folder / "torn.sqlite", std::ios::binary | std::ios::in | std::ios::out);
        for (int page = 3; page < 60; ++page) {
            torn.seekp(page * 4096);
            torn << std::string(64, '\xff');
        }
    }
    for (const auto* bad : {"cut.sqlite", "text.sqlite", "torn.sqlite", "missing.sqlite"}) {
        INFO(bad);
        CHECK_THROWS_AS(usecases::restore(database,
                                          folder / bad,
                                          folder / (std::string(bad) + ".aside"),
                                          {"cli:test", k_backup_noon}),
                        util::Unavailable);
        CHECK(accounts_in(database) == 1);
    }
    store::check_integrity(database);
}
