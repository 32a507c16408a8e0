#include "api/account_site.h"
#include "importers/table.h"
#include "store/demand_store.h"
#include "store/edition_store.h"
#include "store/published_view.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "usecases/hidden_places.h"
#include "usecases/load_snapshot.h"
#include "usecases/public_changes.h"
#include "usecases/read_audit.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace relais;
using namespace relais::test;
using directory::LocationVisibility;
using directory::LonLat;
using directory::Role;
using nlohmann::json;

namespace {

constexpr std::size_t k_house = 2; // the sample's third site and service

/// Two places of one arrondissement, twelve kilometres apart: whoever cannot tell worlds that
/// differ by nothing else knows no more than the district.
const LonLat k_here{14.2700, 10.5400};
const LonLat k_there{14.3650, 10.6300};

store::Records records_with(LonLat house, LocationVisibility visibility) {
    auto records = tests::sample_records();
    auto& site = records.sites[k_house];
    site.point = house;
    site.visibility = visibility;
    const bool is_here = house == k_here;
    site.name = is_here ? "Maison du puits" : "Maison du pont";
    site.address = is_here ? "Rue du puits 3" : "Rue du pont 8";
    site.landmark = is_here ? "derrière le puits" : "derrière le pont";
    site.locality_name = is_here ? "Domayo" : "Kakataré";
    site.accessibility = is_here ? "portail bleu" : "portail vert";
    site.closure_message = is_here ? "travaux au puits" : "travaux au pont";
    auto& service = records.services[k_house];
    service.name = is_here ? "Accueil du puits" : "Accueil du pont";
    service.description_fr = is_here ? "au puits" : "au pont";
    service.description_en = is_here ? "at the well" : "at the bridge";
    service.fee_details = is_here ? "gratuit au puits" : "gratuit au pont";
    service.raw_need = is_here ? "puits" : "pont";
    service.source = is_here ? "liste du puits" : "liste du pont";
    service.provenance = {is_here ? "Puits" : "Pont", is_here ? 3 : 8};
    return records;
}

/// A database file with these editions published one after the other.
struct World {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    explicit World(const std::vector<store::Records>& editions) {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        directory::Demand people;
        people.source.label = "People of a test";
        people.source.source = "test";
        for (int x = 0; x < 12; ++x) { // fine enough for rings of a kilometre to cross
            for (int y = 0; y < 12; ++y) {
                people.points.push_back({"",
                                         {14.22 + 0.015 * x, 10.50 + 0.015 * y},
                                         "CM004001001",
                                         100.0 + x + 13 * y});
            }
        }
        store::save_demand(
            database, people, {"test.csv", std::string(64, 'a'), "2026-11-24T10:00:00Z", "test"});
        all.commit();
        for (const auto& records : editions) {
            publish(records);
        }
    }
    void publish(const store::Records& records) const {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), records, {});
        store::set_published(database, id, "2026-11-24T11:00:00Z");
        all.commit();
    }
};

std::string answer_of(const httplib::Result& result) {
    return result ? std::to_string(result->status) + " " + result->get_header_value("ETag") + " " +
                        result->get_header_value("Content-Length") + " " +
                        result->get_header_value("Location") + "\n" + result->body + "\n"
                  : "no answer";
}

/// Places from which to measure: a ring around the district and points within it.
std::vector<LonLat> stands() {
    std::vector<LonLat> all;
    for (int x = 0; x < 5; ++x) {
        for (int y = 0; y < 5; ++y) {
            all.push_back({14.20 + 0.055 * x, 10.48 + 0.055 * y});
        }
    }
    all.push_back(k_here);
    all.push_back(k_there);
    return all;
}

/// The ways out beside pages and search: files, data services, papers, the copy for a phone,
/// planners' figures, offers.
std::vector<std::string> other_doors(httplib::Client& client) {
    std::vector<std::string> doors = {"/api/v1/export.csv",
                                      "/api/v1/export.csv?q=puits",
                                      "/api/v1/export.geojson?need=protection_gbv",
                                      "/api/v1/export.kml?need=protection_gbv",
                                      "/api/v1/sites/3/contact.vcf",
                                      "/api/v1/overlap?need=protection_gbv",
                                      "/api/v1/overlap.csv?need=protection_gbv",
                                      "/feeds/changes.atom",
                                      "/feeds/changes.json",
                                      "/ogc/collections",
                                      "/hsds/services",
                                      "/sitemap.xml",
                                      "/embed?need=protection_gbv",
                                      "/fr/offres",
                                      "/fr/parcours",
                                      "/fr/parcours/trafficking.svg",
                                      "/fr/membres",
                                      "/fr/chevauchements?need=protection_gbv",
                                      "/copy/manifest",
                                      "/api/v1/export.geojson",
                                      "/api/v1/export.csv?lang=en",
                                      "/api/v1/overlap?need=protection_gbv&level=arrondissement",
                                      "/api/v1/settlements?prefix=dom",
                                      "/api/v1/coverage/table/export/csv",
                                      "/api/v1/coverage/export/chart.svg?need=protection_gbv",
                                      "/api/v1/siting/export/csv?need=protection_gbv&places=3",
                                      "/feeds/changes.atom?lang=en",
                                      "/hsds/organizations",
                                      "/hsds/service_at_locations",
                                      "/hsds/services?search=puits",
                                      "/ogc/collections/sites/items/3",
                                      "/ogc/collections/services/items/3",
                                      "/en/offers",
                                      "/en/flowchart",
                                      "/en/members",
                                      "/en/capacity?need=protection_gbv"};
    for (int km = 2; km <= 24; km += 2) {
        const auto ring = "need=protection_gbv&km=" + std::to_string(km);
        doors.push_back("/api/v1/capacity?" + ring);
        doors.push_back("/api/v1/access?" + ring);
        doors.push_back("/api/v1/coverage/export/csv?" + ring);
        doors.push_back("/api/v1/coverage/export/map.svg?" + ring);
    }
    for (const auto& stand : stands()) { // is it in this box?
        const auto box = std::to_string(stand.longitude - 0.01) + "," +
                         std::to_string(stand.latitude - 0.01) + "," +
                         std::to_string(stand.longitude + 0.01) + "," +
                         std::to_string(stand.latitude + 0.01);
        doors.push_back("/ogc/collections/services/items?bbox=" + box);
        doors.push_back("/ogc/collections/sites/items?bbox=" + box);
    }
    const auto manifest = json_of(client.Get("/copy/manifest"));
    for (const auto& part : manifest["parts"]) {
        doors.push_back("/copy/parts/" + part["sha256"].get<std::string>());
    }
    return doors;
}

/// Everything that somebody who wants to find the house can ask for, and hear.
std::string everything_asked(ApiServer& server) {
    auto client = server.client();
    client.set_default_headers(
        {{"Host", "relais.example"}}); // pages name their host: the port is no news of the house
    std::string heard;
    for (const auto& stand : stands()) {
        const json place{{"point", {stand.longitude, stand.latitude}}};
        for (const auto& body : {json{{"place", place}, {"needs", {"protection_gbv"}}},
                                 json{{"place", place}, {"needs", {"legal_aid", "protection_gbv"}}},
                                 json{{"place", place},
                                      {"needs", {"protection_gbv"}},
                                      {"profile", {{"sex", "female"}, {"age", 30}}}}}) {
            for (const auto* address : {"/api/v1/nearest", "/api/v1/plan"}) {
                const auto answer = client.Post(address, body.dump(), "application/json");
                REQUIRE(answer);
                CHECK(answer->status == 200);
                heard += answer_of(answer);
            }
        }
    }
    std::vector<std::string> addresses = {"/api/v1/status",
                                          "/api/v1/points",
                                          "/api/v1/search",
                                          "/api/v1/search?need=protection_gbv",
                                          "/api/v1/search?q=puits",
                                          "/api/v1/search?q=pont",
                                          "/api/v1/search?q=domayo",
                                          "/api/v1/search?q=kakatare",
                                          "/api/v1/search?q=portail",
                                          "/api/v1/sites/3",
                                          "/api/v1/services/3",
                                          "/api/v1/organisations/1",
                                          "/api/v1/coverage/table",
                                          "/fr/",
                                          "/en/",
                                          "/fr/?q=puits",
                                          "/fr/?need=protection_gbv",
                                          "/fr/prestataires/3",
                                          "/en/providers/3-aide-juridique-de-test",
                                          "/fr/prestataires/3-maison-du-puits",
                                          "/fr/organisations/1",
                                          "/fr/couverture?need=protection_gbv",
                                          "/en/coverage?need=protection_gbv"};
    for (const auto* level : {"region", "department", "arrondissement"}) {
        for (int km = 1; km <= 24; km += 1) { // area statistics at every ring
            const auto ring = "need=protection_gbv&km=" + std::to_string(km) + "&level=" + level;
            addresses.push_back("/api/v1/coverage?" + ring);
            addresses.push_back("/fr/couverture?" + ring);
        }
    }
    for (const auto* km : {"1", "3", "10"}) {
        addresses.push_back("/api/v1/siting?need=protection_gbv&places=3&km=" + std::string(km));
    }
    const auto without_need =
        client.Get("/api/v1/coverage"); // refused since it must name one; heard all the same
    REQUIRE(without_need);
    CHECK(without_need->status == 400);
    heard += answer_of(without_need);
    for (auto& address : other_doors(client)) {
        addresses.push_back(std::move(address));
    }
    for (const auto& address : addresses) {
        const auto answer = client.Get(address);
        INFO(address);
        REQUIRE(answer);
        CHECK(answer->status < 400); // every question is understood, or it asks nothing
        heard += address + " " + answer_of(answer);
    }
    return heard;
}

/// What is in a workbook or GeoPackage, cell by cell: the files themselves hold the time they were
/// made.
std::string opened(const std::string& file, const std::string& ending) {
    const tests::TemporaryFolder folder;
    const auto path = folder / ("file." + ending);
    std::ofstream(path, std::ios::binary) << file;
    std::string all;
    for (const auto& table : importers::read_tables(path)) {
        all += table.sheet + "\n";
        for (const auto& row : table.rows) {
            for (const auto& cell : row.cells) {
                all += cell + ";";
            }
            all += row.point ? std::to_string(row.point->longitude) + " " +
                                   std::to_string(row.point->latitude) + "\n"
                             : "\n";
        }
    }
    return all;
}

std::string files_taken(ApiServer& server) {
    auto client = server.client();
    std::string all;
    const auto take = [&](const std::string& address, const std::string& ending) {
        const auto asked = address + ending + "?need=protection_gbv";
        const auto answer = client.Get(asked.c_str());
        INFO(asked);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        all += asked + "\n" + opened(answer->body, ending);
    };
    for (const auto* address :
         {"/api/v1/export.", "/api/v1/coverage/export/", "/api/v1/siting/export/"}) {
        take(address, "xlsx");
        take(address, "gpkg");
    }
    take("/api/v1/export.", "ods");
    return all;
}

std::string heard_in(const World& world) {
    ApiServer server(usecases::load_snapshot(world.database));
    return everything_asked(server) + files_taken(server);
}

/// Where two long texts part, for a failing test to show.
std::string parting(const std::string& a, const std::string& b) {
    const auto at = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const auto from = at > 300 ? at - 300 : 0;
    return a == b ? "" : a.substr(from, 400) + "\n≠\n" + b.substr(from, 400);
}

} // namespace

TEST_CASE("Whoever asks everything cannot tell where in its district a confidential house stands",
          "[hidden]") {
    const World here({records_with(k_here, LocationVisibility::confidential)});
    const World there({records_with(k_there, LocationVisibility::confidential)});
    CHECK(parting(heard_in(here), heard_in(there)) == "");
}

TEST_CASE("Nor where an approximate place stands around its town", "[hidden]") {
    auto make = [](LonLat place) {
        auto records = records_with(place, LocationVisibility::approximate);
        records.sites[k_house].name = "Maison"; // its name and message are public, its place is not
        records.sites[k_house].closure_message.clear();
        records.services[k_house] = tests::sample_records().services[k_house];
        return records;
    };
    const World here({make(k_here)});
    const World there({make(k_there)});
    CHECK(parting(heard_in(here), heard_in(there)) == "");
}

TEST_CASE("The same questions do find a house that is public: the test can fail", "[hidden]") {
    const World here({records_with(k_here, LocationVisibility::open)});
    const World there({records_with(k_there, LocationVisibility::open)});
    CHECK_FALSE(parting(heard_in(here), heard_in(there)).empty());
}

TEST_CASE("A house that moved within its district between editions leaves no trace to compare",
          "[hidden]") {
    const auto hidden = LocationVisibility::confidential;
    const World moved({records_with(k_here, hidden), records_with(k_there, hidden)});
    const World stayed({records_with(k_here, hidden), records_with(k_here, hidden)});
    CHECK(parting(heard_in(moved), heard_in(stayed)).empty());
    // what the feeds say changed: nothing
    CHECK(usecases::load_public_changes(moved.database).value().empty());
    CHECK(usecases::load_public_changes(stayed.database).value().empty());
}

TEST_CASE(
    "What answers are computed from is the same for both places, so that their time says nothing",
    "[hidden]") {
    const World here({records_with(k_here, LocationVisibility::confidential)});
    const World there({records_with(k_there, LocationVisibility::confidential)});
    const auto a = store::load_published(here.database);
    const auto b = store::load_published(there.database);
    REQUIRE((a && b));
    CHECK(a->sites == b->sites);
    CHECK(a->services == b->services);
    CHECK(a->organisations == b->organisations);
    CHECK(a->sites.at(k_house).point == LonLat{14.32, 10.61}); // the district's centre
}

TEST_CASE("A confidential house is shown to a manager and to its own focal point, to nobody else, "
          "and it is written down",
          "[hidden]") {
    World world({records_with(k_here, LocationVisibility::confidential)});
    usecases::Desk desk(world.folder / "relais.sqlite");
    const auto look = [&](Role role, std::int64_t organisation, std::int64_t site) {
        const usecases::Actor actor{{}, role, {organisation}, "Amina", "fr"};
        try {
            return desk.write([&](const store::Database& database) {
                return usecases::look_at_hidden_place(database, actor, {site}, test_noon()).address;
            });
        } catch (const util::Error& error) {
            return error.message().key;
        }
    };
    CHECK(look(Role::manager, 0, 3) == "Rue du puits 3");
    CHECK(look(Role::focal_point, 1, 3) == "Rue du puits 3");
    CHECK(look(Role::focal_point, 2, 3) == "account.no_hidden_site");
    CHECK(look(Role::focal_point, 2, 999) == "account.no_hidden_site");
    CHECK(look(Role::manager, 0, 1) == "account.no_hidden_site"); // a public one
    for (const auto role :
         {Role::public_, Role::caseworker, Role::partner, Role::planner, Role::administrator}) {
        CHECK(look(role, 1, 3) == "account.forbidden");
    }
    const auto lines = store::list_audit(world.database, 0, 100);
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) {
        CHECK(line.action == "see_confidential");
        CHECK(line.subject == "site 3");
        for (const auto& text : {line.before, line.after, line.actor, line.subject}) {
            CHECK(text.find("puits") == std::string::npos);
            CHECK(text.find("14.27") == std::string::npos);
        }
    }
}
