#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using Catch::Matchers::Contains;

TEST_CASE("A search can be taken away in each format, with a name to save it under") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const auto& [extension, type, begins] :
         {std::tuple{"csv", "text/csv; charset=utf-8; header=present", "\xEF\xBB\xBF"},
          std::tuple{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"},
          std::tuple{"ods", "application/vnd.oasis.opendocument.spreadsheet", "PK"},
          std::tuple{"geojson", "application/geo+json", "{\"type\":\"FeatureCollection\""},
          std::tuple{"gpkg", "application/geopackage+sqlite3", "SQLite format 3"},
          std::tuple{"kml", "application/vnd.google-earth.kml+xml", "<?xml"}}) {
        CAPTURE(extension);
        const auto answer = client.Get((std::string("/api/v1/export.") + extension + "?need=vocational_training").c_str());
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->get_header_value("Content-Type") == type);
        CHECK(answer->get_header_value("Content-Disposition") ==
              std::string("attachment; filename=\"relais-2026-11-24.") + extension + "\"");
        CHECK(answer->body.starts_with(begins));
    }
    const auto features = json_of(client.Get("/api/v1/export.geojson?need=vocational_training"));
    REQUIRE(features.at("features").size() == 1);
    CHECK(features["features"][0]["id"] == 102);
    CHECK(features["features"][0]["properties"]["site_id"] == 12);
    const auto csv = client.Get("/api/v1/export.csv?hxl=1&lang=en");
    CHECK_THAT(csv->body, Contains("#org+name") && Contains("(+237) 699 00 00 11") && Contains("Target groups"));
}

TEST_CASE("An export refuses what the search refuses") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const auto* path : {"/api/v1/export.csv?need=nothing", "/api/v1/export.csv?hxl=perhaps",
                             "/api/v1/export.xlsx?wat=1", "/api/v1/services/103/outreach.ics?x=1"}) {
        CAPTURE(path);
        CHECK(client.Get(path)->status == 400);
    }
    CHECK(client.Get("/api/v1/export.docx")->status == 404);
    CHECK(client.Get("/api/v1/sites/99/contact.vcf")->status == 404);
}

TEST_CASE("A provider goes into an address book and a mobile team into a calendar") {
    auto builder = small_directory();
    builder.directory().services.back().outreach_days = "Tous les mardis, 8h-12h";
    ApiServer server(builder.snapshot());
    auto client = server.client();
    const auto card = client.Get("/api/v1/sites/11/contact.vcf");
    CHECK(card->get_header_value("Content-Type") == "text/vcard; charset=utf-8");
    CHECK_THAT(card->body, Contains("BEGIN:VCARD\r\n") && Contains("TEL;TYPE=WORK,VOICE:+237699000011\r\n") &&
                               Contains("GEO:10.6;14.33\r\n"));
    const auto calendar = client.Get("/api/v1/services/103/outreach.ics");
    CHECK_THAT(calendar->body, Contains("RRULE:FREQ=WEEKLY;BYDAY=TU\r\n") &&
                                   Contains("DTSTART;TZID=Africa/Douala:20261124T080000\r\n"));
    CHECK(client.Get("/api/v1/services/101/outreach.ics")->status == 404);
}
