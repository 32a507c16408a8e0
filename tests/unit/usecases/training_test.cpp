#include "usecases/training.h"

#include "store/account_store.h"
#include "store/edition_store.h"
#include "store/exercise_store.h"
#include "store/outbox_store.h"
#include "store/published_view.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "support/training_changes.h"
#include "usecases/load_snapshot.h"
#include "util/errors.h"
#include "util/password.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};
constexpr const char* k_password = "girafe tambour riviere 7";
const std::vector<std::pair<directory::Role, std::string>> k_names{{directory::Role::caseworker, "agent"},
                                                                    {directory::Role::manager, "gestionnaire"}};

/// A directory with a refuge, somebody's account and a message that waits.
void make_directory(const std::filesystem::path& file) {
    const auto database = store::Database::open_or_create(file);
    store::Transaction all(database);
    store::save_reference(database, tests::sample_reference());
    auto records = tests::sample_records();
    REQUIRE_FALSE(records.sites.empty());
    auto& refuge = records.sites.front();
    refuge.visibility = directory::LocationVisibility::confidential;
    refuge.key = "needle key";
    refuge.name = "needle name";
    refuge.address = "needle street";
    refuge.landmark = "needle landmark";
    refuge.point = directory::LonLat{14.35001, 10.55001};
    const auto id = store::write_draft(database, tests::sample_edition(), records, {});
    store::set_published(database, id, "2026-11-24T11:00:00Z");
    directory::Account account;
    account.email = "needle@example.org";
    account.name = "Needle";
    account.role = directory::Role::caseworker;
    account.created_at = "2026-11-24T11:00:00Z";
    store::add_account(database, account, "test");
    store::OutboxMessage message;
    message.made_at = message.due_at = "2026-11-24T10:00:00Z";
    message.recipient = "needle@example.org";
    message.lang = "fr";
    message.text = "needle text";
    store::add_message(database, message, "");
    all.commit();
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A copy to practise on knows nobody and no refuge, down to the bytes of its file", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    make_directory(file);
    const auto training = usecases::prepare_training(file, k_password, k_names, k_noon);
    CHECK(training.live == folder / "relais.training.sqlite");
    const auto copy = store::Database::open(training.live, store::Access::read_only);
    CHECK(store::is_exercise_copy(copy));
    CHECK_FALSE(store::is_exercise_copy(store::Database::open(file, store::Access::read_only)));
    const auto accounts = store::list_accounts(copy);
    REQUIRE(accounts.size() == 2);
    CHECK(accounts[0].email == "caseworker@training.invalid");
    CHECK_FALSE(accounts[0].organisation.is_none()); // else no case could be made: cases belong to an organisation
    CHECK(accounts[1].organisation.is_none());
    CHECK(util::is_password(k_password, store::credentials_of(copy, accounts[0].id).password_hash));
    CHECK(store::list_messages(copy, std::nullopt).empty());
    for (const auto& made : {training.live, training.start}) {
        CHECK(bytes_of(made).find("needle") == std::string::npos);
        CHECK(bytes_of(made).find("Needle") == std::string::npos);
    }
    CHECK(bytes_of(file).find("needle street") != std::string::npos);
}

TEST_CASE("What the public sees is the same on the copy", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    make_directory(file);
    const auto training = usecases::prepare_training(file, k_password, k_names, k_noon);
    const auto own = usecases::load_snapshot(store::Database::open(file, store::Access::read_only));
    const auto copied = usecases::load_snapshot(store::Database::open(training.live, store::Access::read_only));
    REQUIRE(own);
    REQUIRE(copied);
    CHECK(copied->directory().organisations == own->directory().organisations);
    REQUIRE(copied->directory().sites.size() == own->directory().sites.size());
    for (std::size_t i = 0; i < own->directory().sites.size(); ++i) {
        CHECK(copied->directory().sites[i] == own->directory().sites[i]);
    }
}

TEST_CASE("The copy goes back to its beginning while it is served", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    make_directory(file);
    const auto training = usecases::prepare_training(file, k_password, k_names, k_noon);
    usecases::Desk desk(training.live);
    const auto revision = desk.read([](const auto& database) { return store::revision(database); });
    const auto accounts = [&] { return tests::account_count(desk); };
    tests::add_somebody(desk);
    CHECK(accounts() == 3);
    usecases::restart_training(desk, training);
    CHECK(accounts() == 2);
    CHECK(desk.read([](const auto& database) { return store::revision(database); }) > revision);
    CHECK(desk.read([](const auto& database) { return store::is_exercise_copy(database); }));
}

TEST_CASE("A file of the copy's name that is none is not touched", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    make_directory(file);
    make_directory(folder / "relais.training.sqlite");
    CHECK_THROWS_AS(usecases::prepare_training(file, k_password, k_names, k_noon), util::Conflict);
    CHECK(bytes_of(folder / "relais.training.sqlite").find("needle street") != std::string::npos);
    CHECK_THROWS_AS(usecases::prepare_training(file, "court", k_names, k_noon), util::InvalidInput);
}

TEST_CASE("A second training starts from the directory as it is by then", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    make_directory(file);
    usecases::prepare_training(file, k_password, k_names, k_noon);
    CHECK_NOTHROW(usecases::prepare_training(file, k_password, k_names, k_noon));
}
