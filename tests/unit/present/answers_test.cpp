#include "present/distances.h"
#include "present/opening_json.h"
#include "present/provider_json.h"
#include "present/reference_json.h"
#include "present/search_json.h"
#include "present_support.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace relais;
using namespace relais::test;
using directory::Metres;
using nlohmann::json;

namespace {

constexpr auto k_monday = 0;
constexpr auto k_hour = 60;
constexpr auto k_day = 24 * k_hour;

DirectoryBuilder one_site() {
    DirectoryBuilder builder;
    builder.organisation(1, "Association");
    builder.site(11, "Lieu", 14.331234567, 10.6);
    builder.service(101, 11, "legal_aid");
    return builder;
}

json provider(const DirectoryBuilder& builder) {
    return json::parse(present::provider_json(*builder.snapshot(), texts().fr, 0, test_noon()));
}

} // namespace

TEST_CASE("Lengths are said as people say them") {
    const auto fr = [](double metres) { return present::length_label(texts().fr, {metres}); };
    CHECK(fr(0) == "moins de 100 m");
    CHECK(fr(99.9) == "moins de 100 m");
    CHECK(fr(100) == "100 m");
    CHECK(fr(847) == "850 m");
    CHECK(fr(994) == "990 m");
    CHECK(fr(996) == "1 km");
    CHECK(fr(4249) == "4,2 km");
    CHECK(fr(9949) == "9,9 km");
    CHECK(fr(9951) == "10 km");
    CHECK(fr(12'400) == "12 km");
    CHECK(present::length_label(texts().en, {4249}) == "4.2 km");
}

TEST_CASE("A distance says when its point is not the door") {
    auto builder = one_site();
    auto& site = builder.directory().sites[0];
    const auto said = [&] { return present::distance_label(texts().fr, Metres{12'000}, &site); };
    CHECK(said() == "à 12 km à vol d’oiseau");
    site.precision = directory::LocationPrecision::locality;
    CHECK(said() == "à environ 12 km à vol d’oiseau (point placé au centre de la localité)");
    site.visibility = directory::LocationVisibility::confidential;
    CHECK(said() == "à environ 12 km à vol d’oiseau (lieu confidentiel : seul le district est publié)");
    CHECK(present::distance_label(texts().fr, std::nullopt, &site) == "distance inconnue : le lieu n’a pas de point");
    CHECK(present::distance_label(texts().fr, std::nullopt, nullptr) == "se déplace ; pas de lieu fixe");
}

TEST_CASE("A distance smaller than what is known of the place is not given") {
    auto builder = one_site();
    auto& site = builder.directory().sites[0];
    site.precision = directory::LocationPrecision::locality;
    const auto said = [&](double metres) { return present::distance_label(texts().fr, Metres{metres}, &site); };
    CHECK(said(40) == "à moins de 5 km, sans plus de précision (point placé au centre de la localité)");
    CHECK(said(5'100) == "à environ 5,1 km à vol d’oiseau (point placé au centre de la localité)");
    site.precision = directory::LocationPrecision::arrondissement;
    CHECK(said(5'100) == "à moins de 15 km, sans plus de précision (point placé au centre de l’arrondissement)");
    site.precision = directory::LocationPrecision::neighbourhood;
    CHECK(said(40) == "à moins de 100 m à vol d’oiseau");
}

TEST_CASE("Opening hours are given day by day, cut at midnight, with whether it is open now") {
    auto builder = one_site();
    auto& site = builder.directory().sites[0];
    site.opening_hours = "Mo 08:00-15:30; Tu 22:00-06:00; Su 00:00-24:00";
    site.hours = {true,
                  {{k_monday + 8 * k_hour, k_monday + 15 * k_hour + 30},
                   {k_day + 22 * k_hour, 2 * k_day + 6 * k_hour},
                   {6 * k_day, 7 * k_day}}};
    const auto hours = provider(builder)["opening_hours"];
    CHECK(hours["known"] == true);
    CHECK(hours["week"][0] == json({{"day", "Mo"}, {"label", "lundi"}, {"intervals", {"08:00–15:30"}}}));
    CHECK(hours["week"][1]["intervals"] == json({"22:00–24:00"}));
    CHECK(hours["week"][2]["intervals"] == json({"00:00–06:00"}));
    CHECK(hours["week"][3]["intervals"] == json::array());
    CHECK(hours["week"][6]["intervals"] == json({"00:00–24:00"}));
    CHECK(hours["open_now"] == false); // Tuesday noon
    site.hours = {};
    const auto unknown = provider(builder)["opening_hours"];
    CHECK(unknown["known"] == false);
    CHECK(unknown["open_now"].is_null());
    CHECK(unknown["week"].empty());
    CHECK(unknown["raw"] == site.opening_hours);
}

TEST_CASE("Now is Cameroon's now, one hour ahead of UTC") {
    const auto monday_midnight = util::Instant(*util::parse_day("2026-11-22")) + std::chrono::hours(23);
    CHECK(present::local_time(monday_midnight).minute == 0);
    CHECK(present::local_time(monday_midnight - std::chrono::seconds(1)).minute == 7 * k_day - 1);
    CHECK(present::local_time(test_noon()).minute == k_day + 12 * k_hour);
}

TEST_CASE("What is not known is null or empty, and unknown in words") {
    auto builder = one_site();
    auto& service = builder.directory().services[0];
    service.publics = {};
    service.sexes = {};
    service.minimum_age.reset();
    service.maximum_age.reset();
    service.languages.clear();
    service.fee.reset();
    service.access_modes = {};
    service.saturation.reset();
    service.zone = {};
    service.verified_at.reset();
    const auto answer = provider(builder);
    const auto said = answer["services"][0];
    for (const char* list : {"publics", "sexes", "languages", "access_modes"}) {
        CAPTURE(list);
        CHECK(said[list] == json::array());
        CHECK(said[std::string(list) + "_label"] == "inconnu");
    }
    for (const char* value : {"fee", "saturation", "cost_sharing"}) {
        CAPTURE(value);
        CHECK(said[value].is_null());
        CHECK(said[std::string(value) + "_label"] == "inconnu");
    }
    CHECK(said["ages_label"] == "inconnu");
    CHECK(said["waiting_label"] == "inconnu");
    CHECK(said["zone"]["kind"] == "unknown");
    CHECK(said["zone"]["label"] == "inconnu");
    CHECK(said["verified_at"].is_null());
    CHECK(said["verified_label"] == "jamais vérifié");
    CHECK(answer["address"].is_null());
    CHECK(answer["closure"].is_null());
    CHECK(answer["whatsapp"].is_null());
}

TEST_CASE("A provider says where it is, no finer than a metre") {
    const auto answer = provider(one_site());
    CHECK(answer["point"] == json::array({14.33123, 10.6}));
    CHECK(answer["area"]["label"] == "Maroua I, Diamaré, Extrême-Nord");
    CHECK(answer["area"]["path"].size() == 3);
    CHECK(answer["locality"] == "Maroua");
    CHECK(answer["url"].get<std::string>().starts_with("/fr/prestataires/11-lieu"));
    CHECK(answer["services"][0]["how_to_refer"] == "Sans rendez-vous (orientation par : un professionnel)");
    CHECK(answer["services"][0]["zone"]["label"] == "tout le pays");
}

TEST_CASE("Text that is not UTF-8 does not break an answer") {
    auto builder = one_site();
    builder.directory().sites[0].address = "rue \xff";
    CHECK(provider(builder)["address"].get<std::string>().starts_with("rue "));
}

TEST_CASE("Areas count the services that a search in them finds, and zones are framed") {
    auto builder = one_site();
    builder.outreach(102, "legal_aid"); // national
    const auto answer = json::parse(present::areas_json(*builder.snapshot(), texts().fr));
    for (const auto& area : answer["areas"]) {
        CAPTURE(area["code"]);
        const bool holds_site = std::string("CM004001001").starts_with(area["code"].get<std::string>());
        CHECK(area["services"] == (holds_site ? 2 : 1));
    }
    CHECK(answer["zones"][0]["services"] == 1);
    CHECK(answer["zones"][1]["services"] == 2);
    CHECK(answer["zones"][1]["bbox"] == json::array({13.8, 10.55, 14.4, 10.8}));
}

TEST_CASE("Boundaries of the asked level only, degenerate rings left out") {
    directory::Boundary region;
    region.code = "CM004";
    region.level = 1;
    region.polygons = {{{{13, 10}, {15, 10}, {15, 12}, {13, 10}}, {{{14, 10.5}, {14, 10.5}, {14, 10.5}}}},
                       {{{1, 1}, {1, 1}, {1, 1}, {1, 1}}, {}}};
    auto department = region;
    department.code = "CM004001";
    department.level = 2;
    const auto snapshot = one_site().snapshot({region, department});
    const auto answer = json::parse(present::boundaries_json(*snapshot, texts().en, 1));
    REQUIRE(answer["features"].size() == 1);
    CHECK(answer["features"][0]["properties"]["label"] == "Far North");
    const auto& coordinates = answer["features"][0]["geometry"]["coordinates"];
    REQUIRE(coordinates.size() == 1);
    CHECK(coordinates[0].size() == 1);
    CHECK(coordinates[0][0].size() == 4);
    CHECK(json::parse(present::boundaries_json(*snapshot, texts().en, 3))["features"].empty());
}

TEST_CASE("Points name the site, whether it stands in, and the dimensions of its needs") {
    auto builder = one_site();
    builder.service(102, 11, "vocational_training");
    builder.site(12, "Sans point", 0, 0).point.reset();
    builder.service(103, 12, "legal_aid");
    const auto snapshot = builder.snapshot();
    const auto answer = json::parse(present::points_json(*snapshot, {0, 1}));
    CHECK(answer["total"] == 1);
    CHECK(answer["points"] == json::array({json::array({11, 14.33123, 10.6, 0, 0b101})}));
    CHECK(answer["names"].size() == 1);
}
