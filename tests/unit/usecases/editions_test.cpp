#include "usecases/manage_editions.h"

#include "store/identity_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/load_snapshot.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

const usecases::Author k_author{"Amina", util::Instant{}};

struct Editions {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    EditionId draft(const store::Records& records = tests::sample_records()) {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), records, {});
        all.commit();
        return id;
    }
};

} // namespace

TEST_CASE_METHOD(Editions, "Publishing, publishing another, and going back") {
    const auto first = draft();
    const auto second = draft();
    CHECK(usecases::publish_edition(database, first, k_author).state == EditionState::published);
    usecases::publish_edition(database, second, {"Amina", util::Instant{std::chrono::seconds{60}}});
    CHECK(store::published_edition(database)->id == second);
    CHECK(usecases::rollback_edition(database, k_author).id == first);
    CHECK_THROWS_AS(usecases::rollback_edition(database, k_author), util::Conflict);
}

TEST_CASE_METHOD(Editions, "An edition published twice, empty or unknown is refused and changes nothing") {
    const auto id = draft();
    usecases::publish_edition(database, id, k_author);
    CHECK_THROWS_AS(usecases::publish_edition(database, id, k_author), util::Conflict);
    CHECK_THROWS_AS(usecases::publish_edition(database, draft({}), k_author), util::Conflict);
    CHECK_THROWS_AS(usecases::publish_edition(database, {99}, k_author), util::NotFound);
    CHECK(store::published_edition(database)->id == id);
}

TEST_CASE_METHOD(Editions, "A difference names what was added, changed and lost, and hides secrets") {
    const auto before = draft();
    auto records = tests::sample_records();
    records.sites[0].address = "Rue neuve";
    records.sites[2].address = "Autre rue cachée";
    records.services.erase(records.services.begin() + 1);
    auto added = records.services[0];
    added.id = {9};
    records.services.push_back(added);
    const auto changes = usecases::diff_editions(database, before, draft(records));
    using Kind = usecases::RecordChange::Kind;
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].fields[0].before == "Rue cachée 12");
    CHECK(changes[0].fields[0].after == "Rue neuve");
    CHECK(changes[1].fields[0].withheld);
    CHECK(changes[1].fields[0].after.empty());
    CHECK(changes[2].kind == Kind::vanished);
    CHECK(changes[3].kind == Kind::added);
    CHECK(usecases::diff_editions(database, before, before).empty());
}

TEST_CASE_METHOD(Editions, "Two places are called distinct by keys that exist") {
    CHECK_THROWS_AS(usecases::mark_distinct(database, "a", "b", "", k_author), util::NotFound);
    store::remember_identities(database, store::RecordKind::site, {{"a", 1, "key"}, {"b", 2, "key"}});
    usecases::mark_distinct(database, "b", "a", "deux antennes", k_author);
    CHECK(store::load_distinct(database, store::RecordKind::site).contains({"a", "b"}));
}

TEST_CASE_METHOD(Editions, "A snapshot is made of what is published, and of nothing before that") {
    CHECK_FALSE(usecases::load_snapshot(database));
    store::save_reference(database, tests::sample_reference());
    usecases::publish_edition(database, draft(), k_author);
    const auto snapshot = usecases::load_snapshot(database);
    REQUIRE(snapshot);
    CHECK(snapshot->providers().size() == 3);
}
