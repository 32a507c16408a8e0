#include "usecases/public_changes.h"

#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/manage_editions.h"
#include "usecases/restore_hidden.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

struct Publications {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    void publish(const store::Records& records, int minute) {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), records, {});
        all.commit();
        usecases::publish_edition(database, id, {"Amina", util::Instant{std::chrono::minutes{minute}}});
    }
};

} // namespace

TEST_CASE_METHOD(Publications, "A first edition has nothing to compare it with, a second says what changed") {
    publish(tests::sample_records(), 1);
    CHECK_FALSE(usecases::load_public_changes(database).has_value());
    auto records = tests::sample_records();
    records.sites[0].phones = {"+237611111111"};
    records.services.erase(records.services.begin() + 1);
    publish(records, 2);
    const auto changes = usecases::load_public_changes(database).value();
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].what.record == store::RecordKind::site);
    CHECK(changes[0].what.fields.at(0).field == "phones");
    CHECK(changes[0].site == 1);
    CHECK(changes[0].areas == std::vector<std::string>{"CM004001001"});
    CHECK(changes[1].what.kind == usecases::RecordChange::Kind::vanished);
    CHECK(changes[1].site == 0); // its page is gone
    CHECK(changes[1].organisation == 1);
}

TEST_CASE_METHOD(Publications, "A safe house that moved is no news") {
    publish(tests::sample_records(), 1);
    auto records = tests::sample_records();
    records.sites[2].address = "Autre rue cachée";
    records.sites[2].point = LonLat{14.31, 10.61};
    publish(records, 2);
    CHECK(usecases::load_public_changes(database).value().empty());
}

TEST_CASE("What an export hid comes back unless somebody wrote something else, and only under our own number") {
    const auto recorded = tests::sample_records();
    auto exported = recorded;
    auto& shown = exported.sites[2]; // confidential
    shown.address.clear();
    shown.landmark.clear();
    shown.name.clear();
    shown.point = LonLat{14.3, 10.6};
    shown.precision = LocationPrecision::arrondissement;
    exported.services[2].description_fr.clear();
    auto returned = exported;
    returned.sites[2].key = "id:site-3";
    returned.services[2].key = "id:service-3";
    returned.sites[2].landmark = "portail neuf";
    auto foreign = exported; // the same line without our number
    usecases::restore_hidden(returned, recorded, exported);
    CHECK(returned.sites[2].address == recorded.sites[2].address);
    CHECK(returned.sites[2].point == recorded.sites[2].point);
    CHECK(returned.sites[2].precision == LocationPrecision::surveyed);
    CHECK(returned.sites[2].landmark == "portail neuf");
    CHECK(returned.services[2].description_fr == recorded.services[2].description_fr);
    usecases::restore_hidden(foreign, recorded, exported);
    CHECK(foreign.sites[2].address.empty());
    auto opened = exported; // made public: what was typed stands
    opened.sites[2].key = "id:site-3";
    opened.sites[2].visibility = LocationVisibility::open;
    usecases::restore_hidden(opened, recorded, exported);
    CHECK(opened.sites[2].address.empty());
}
