#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

/// A safe house, as the public view hands it over: at the centre of its arrondissement, nameless.
DirectoryBuilder with_safe_house() {
    auto builder = small_directory();
    builder.organisation(5, "Refuge");
    auto& house = builder.site(15, "", 14.35, 10.55);
    house.visibility = directory::LocationVisibility::confidential;
    house.precision = directory::LocationPrecision::arrondissement;
    house.locality.clear();
    house.phones = {"+237699000015"};
    // What the view would have blanked: should it ever slip through, answers still must not repeat it.
    house.address = "needle-street 12";
    house.landmark = "needle-landmark";
    house.accessibility = "needle-ramp";
    house.status = directory::SiteStatus::temporarily_closed;
    house.closure_message = "needle-closure";
    builder.service(105, 15, "housing_emergency_shelter");
    return builder;
}

const std::vector<std::string>& every_address() {
    static const std::vector<std::string> all = {
        "/api/v1/status", "/api/v1/taxonomy", "/api/v1/areas", "/api/v1/boundaries/3", "/api/v1/settlements",
        "/api/v1/search", "/api/v1/search?need=housing_emergency_shelter", "/api/v1/points", "/api/v1/sites/15",
        "/api/v1/organisations/5", "/api/v1/services/105", "/fr/", "/en/", "/fr/prestataires/15-refuge",
        "/en/providers/15-refuge", "/fr/organisations/5-refuge", "/en/organisations/5-refuge", "/fr/a-propos",
        "/api/v1/export.csv", "/api/v1/export.geojson", "/api/v1/export.kml", "/api/v1/export.gpkg",
        "/api/v1/sites/15/contact.vcf"};
    return all;
}

} // namespace

TEST_CASE("No address gives away where a confidential place is") {
    ApiServer server(with_safe_house().snapshot());
    auto client = server.client();
    for (const auto& path : every_address()) {
        CAPTURE(path);
        const auto answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body.find("needle") == std::string::npos);
    }
    const json body = {{"place", {{"point", {14.35, 10.56}}}}, {"needs", {"housing_emergency_shelter"}}};
    const auto nearest = client.Post("/api/v1/nearest", body.dump(), "application/json");
    CHECK(nearest->body.find("needle") == std::string::npos);
}

TEST_CASE("A distance to a stand-in says that it is one") {
    auto builder = with_safe_house();
    builder.directory().sites.back().status = directory::SiteStatus::active;
    ApiServer server(builder.snapshot());
    auto client = server.client();
    const json body = {{"place", {{"point", {14.35, 10.75}}}}, {"needs", {"housing_emergency_shelter"}}};
    const auto answer = json_of(client.Post("/api/v1/nearest", body.dump(), "application/json"));
    const auto& need = answer["needs"][0];
    REQUIRE(need["possible"].size() == 1);
    const auto& match = need["possible"][0];
    CHECK(match["provider"]["stand_in"] == true);
    CHECK(match["provider"]["precision"] == "arrondissement");
    CHECK(match["provider"]["address"].is_null());
    CHECK(match["provider"]["landmark"].is_null());
    CHECK(match["distance_label"].get<std::string>().starts_with("à environ 22 km"));
    CHECK(match["distance_label"].get<std::string>().find("confidentiel") != std::string::npos);

    const auto site = json_of(client.Get("/api/v1/sites/15"));
    CHECK(site["stand_in"] == true);
    CHECK(site["name"] == "Refuge");
    CHECK(site["point"] == json::array({14.35, 10.55}));
}
