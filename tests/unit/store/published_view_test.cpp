#include "store/published_view.h"

#include "store/edition_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>

using namespace relais;
using namespace relais::directory;

namespace {

store::Database with_published_sample(const tests::TemporaryFolder& folder) {
    auto database = store::Database::open_or_create(folder / "relais.sqlite");
    store::Transaction all(database);
    store::save_reference(database, tests::sample_reference());
    const auto id = store::write_draft(database, tests::sample_edition(), tests::sample_records(), {});
    store::set_published(database, id, "2026-11-24T11:00:00Z");
    all.commit();
    return database;
}

/// Every text a reader of the public directory could meet, in one string.
std::string all_text_of(const Site& site, const Service& service) {
    return site.key + site.name + site.address + site.landmark + site.locality + site.locality_name +
           site.accessibility + site.closure_message + service.key + service.raw_need + service.name +
           service.description_fr + service.description_en + service.provenance.sheet;
}

} // namespace

TEST_CASE("Nothing is published in a new database") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    CHECK_FALSE(store::load_published(database));
}

TEST_CASE("A public site is read as it was written") {
    const tests::TemporaryFolder folder;
    const auto directory = store::load_published(with_published_sample(folder));
    REQUIRE(directory);
    auto expected = tests::sample_records();
    expected.sites[0].key = ""; // keys never leave the store
    CHECK(directory->sites.at(0) == expected.sites[0]);
    expected.services[0].key = "";
    CHECK(directory->services.at(0) == expected.services[0]);
    CHECK(directory->organisations.at(0) == expected.organisations[0]);
}

TEST_CASE("An approximate site stands at its town, without address or landmark") {
    const tests::TemporaryFolder folder;
    const auto directory = store::load_published(with_published_sample(folder));
    const auto& site = directory->sites.at(1);
    CHECK(site.point == LonLat{14.3159, 10.5910}); // Maroua, not Domayo, not the true point
    CHECK(site.precision == LocationPrecision::locality);
    CHECK(site.address.empty());
    CHECK(site.landmark.empty());
    CHECK(site.locality == "maroua");
    CHECK(site.phones == std::vector<std::string>{"+237600000000"});
}

TEST_CASE("A confidential site stands at the centre of its district and says nothing of its place") {
    const tests::TemporaryFolder folder;
    const auto directory = store::load_published(with_published_sample(folder));
    const auto& site = directory->sites.at(2);
    CHECK(site.point == LonLat{14.32, 10.61}); // the arrondissement's own point
    CHECK(site.precision == LocationPrecision::arrondissement);
    CHECK(site.visibility == LocationVisibility::confidential);
    CHECK(all_text_of(site, directory->services.at(2)).empty());
    CHECK(site.phones.size() == 1);
}

TEST_CASE("A confidential site without a known district has no point at all") {
    const tests::TemporaryFolder folder;
    auto database = store::Database::open_or_create(folder / "relais.sqlite");
    auto records = tests::sample_records();
    records.sites[2].area = "";
    store::Transaction all(database);
    store::save_reference(database, tests::sample_reference());
    const auto id = store::write_draft(database, tests::sample_edition(), records, {});
    store::set_published(database, id, "2026-11-24T11:00:00Z");
    all.commit();
    const auto directory = store::load_published(database);
    CHECK_FALSE(directory->sites.at(2).point);
}

TEST_CASE("The full-text index finds public words in either accent and no confidential one") {
    const tests::TemporaryFolder folder;
    const auto database = with_published_sample(folder);
    const auto hits = [&](const std::string& word) {
        SQLite::Statement count(database.sql(), "SELECT group_concat(rowid) FROM service_text WHERE service_text MATCH ?");
        count.bind(1, word);
        count.executeStep();
        return count.getColumn(0).getString();
    };
    CHECK(hits("ecoute") == "1,2"); // "Écoute" of service 3 is hidden
    CHECK(hits("puits") == "1,2");  // service 2: its own words, not its landmark
    CHECK(hits("antenne") == "1,2");
    CHECK(hits("\"rue cachee\"") == "1");
    CHECK(hits("gbv") == "3");
}

TEST_CASE("What is loaded while somebody writes is of one moment") {
    const tests::TemporaryFolder folder;
    const auto database = with_published_sample(folder);
    const auto before = tests::sample_records();
    std::atomic<bool> is_done = false;
    std::jthread writer([&] { // a place and its service are renamed together, again and again
        const auto own = store::Database::open(database.file(), store::Access::read_write);
        own.sql().exec("PRAGMA synchronous = OFF");
        for (int i = 0; !is_done; ++i) {
            const auto name = "'" + std::to_string(i) + "'";
            store::Transaction together(own);
            own.sql().exec("UPDATE site SET name = " + name);
            own.sql().exec("UPDATE service SET name = " + name);
            store::bump_revision(own);
            together.commit();
        }
    });
    for (int i = 0; i < 50; ++i) {
        const auto directory = store::load_published(database);
        const auto& service = directory->services.at(0);
        const auto& site = directory->sites.at(0);
        const bool is_old = service.name == before.services[0].name && site.name == before.sites[0].name;
        CHECK((is_old || service.name == site.name));
    }
    is_done = true;
}
