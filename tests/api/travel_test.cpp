#include "api_server.h"
#include "geometry/roads/node_order.h"
#include "support/ascii_roads.h"
#include "usecases/roads.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

/// small_directory() with a road from Maroua's centre by a village to Mokolo's door, as a skeleton.
std::shared_ptr<const usecases::Snapshot> with_roads(const DirectoryBuilder& builder) {
    static AsciiRoads drawn({"A-----------------------------------------------------b"}, {13.80, 10.60});
    drawn.data().source.estimated = true;
    drawn.data().source.detour_factor = 1.4;
    const auto network = drawn.network();
    auto roads = std::make_shared<usecases::Roads>(nullptr, network, geometry::roads::node_order(network));
    roads->profiles = {drawn_profile(directory::TravelMode::motorcycle)};
    directory::BlockedArea closed{1, "Inondation", {}, "2020-01-01", "", "Mora, 5 km"};
    closed.polygons.push_back({{{20, 20}, {21, 20}, {21, 21}, {20, 20}}, {}});
    roads->blocked = {closed};
    roads->version = "essai";
    auto copy = builder;
    return std::make_shared<const usecases::Snapshot>(copy.directory(), std::vector<directory::Boundary>{},
                                                      std::vector{builder.people()}, roads);
}

const json k_travel = {{"mode", "motorcycle"}, {"season", "rainy"}, {"within_minutes", 120}};

} // namespace

TEST_CASE("Nearest by time says minutes, by what, in which season, and that it is an estimation", "[travel]") {
    ApiServer server(with_roads(small_directory()));
    auto client = server.client();
    const json body = {{"place", {{"settlement", "gn2"}}}, {"needs", {"individual_counselling"}}, {"travel", k_travel}};
    const auto reply = client.Post("/api/v1/nearest", body.dump(), "application/json");
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->get_header_value("Cache-Control") == "no-store");
    const auto answer = json_of(reply);
    CHECK(answer["distance_kind"] == "road");
    CHECK(answer["travel"]["estimated"] == true);
    CHECK(answer["travel"]["season"] == "rainy");
    CHECK(answer["travel"]["blocked"][0]["label"] == "Zone évitée : Inondation (depuis le 2020-01-01)");
    const auto& match = answer["needs"][0]["possible"][0];
    CHECK(match["travel"]["minutes"].get<double>() > 50);
    CHECK(match["travel"]["label"].get<std::string>().find("(estimation)") != std::string::npos);
    CHECK(match["distance_label"].get<std::string>().find("vol d’oiseau") != std::string::npos);
    CHECK(server.log().find("gn2") == std::string::npos);
}

TEST_CASE("What is asked wrongly of a journey is refused by its field", "[travel]") {
    ApiServer server(with_roads(small_directory()));
    auto client = server.client();
    const auto refusal = [&](const char* route, const json& body, int status) {
        const auto reply = client.Post(route, body.dump(), "application/json");
        CHECK(reply->status == status);
        return json::parse(reply->body).value("field", "");
    };
    const json place = {{"settlement", "gn2"}};
    const json needs = {"legal_aid"};
    CHECK(refusal("/api/v1/nearest", {{"place", place}, {"needs", needs}, {"travel", {{"mode", "horse"}}}}, 400) == "/travel/mode");
    CHECK(refusal("/api/v1/nearest", {{"place", place}, {"needs", needs}, {"travel", {{"mode", "motorcycle"}, {"within_minutes", 0}}}}, 400) == "/travel/within_minutes");
    CHECK(refusal("/api/v1/nearest", {{"place", place}, {"needs", needs}, {"travel", {{"speed", 900}}}}, 400) == "/travel/speed");
    CHECK(refusal("/api/v1/nearest", {{"place", place}, {"needs", needs}, {"travel", {{"mode", "foot"}}}}, 503).empty()); // no profile
    CHECK(refusal("/api/v1/route", {{"from", place}, {"to", {{"site", 999}}}}, 404).empty());
    CHECK(refusal("/api/v1/route", {{"to", place}}, 400) == "/from");
    CHECK(refusal("/api/v1/route", {{"from", place}, {"to", {{"site", 11}, {"settlement", "gn1"}}}}, 400) == "/to");
    CHECK(refusal("/api/v1/isochrone", {{"place", place}, {"minutes", {5000}}}, 400) == "/minutes");
    CHECK(refusal("/api/v1/isochrone", {{"place", place}, {"direction", "up"}}, 400) == "/direction");
    CHECK(client.Get("/api/v1/route")->status == 405);
    CHECK(client.Get("/api/v1/coverage?need=legal_aid&km=20&minutes=60")->status == 400);
    CHECK(client.Get("/api/v1/coverage?need=legal_aid&minutes=0")->status == 400);
}

TEST_CASE("A server without roads answers in kilometres and says what is missing for minutes", "[travel]") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    json body = {{"place", {{"settlement", "gn2"}}}, {"needs", {"individual_counselling"}}};
    CHECK(client.Post("/api/v1/nearest", body.dump(), "application/json")->status == 200);
    body["travel"] = k_travel;
    const auto reply = client.Post("/api/v1/nearest", body.dump(), "application/json");
    CHECK(reply->status == 503);
    CHECK(json::parse(reply->body)["detail"].get<std::string>().find("relais import roads") != std::string::npos);
}

TEST_CASE("A route has its steps and line, an isochrone its polygons and people, coverage its minutes", "[travel]") {
    ApiServer server(with_roads(small_directory()));
    auto client = server.client();
    const json travel = {{"mode", "motorcycle"}};
    const auto route = json_of(client.Post("/api/v1/route", json{{"from", {{"settlement", "gn2"}}}, {"to", {{"site", 11}}}, {"travel", travel}}.dump(), "application/json"));
    CHECK(route["steps"].size() == 3);
    CHECK(route["line"]["coordinates"].size() >= 4);
    CHECK(route["minutes"].get<double>() > 50);
    const auto areas = json_of(client.Post("/api/v1/isochrone", json{{"place", {{"site", 11}}}, {"minutes", {30, 300}}, {"travel", travel}}.dump(), "application/json"));
    REQUIRE(areas["features"].size() == 2);
    CHECK(areas["features"][0]["properties"]["minutes"] == 300);
    CHECK(areas["features"][0]["properties"]["people"] == 1200);
    CHECK(areas["features"][1]["properties"]["people"] == 1000);
    CHECK_FALSE(areas["features"][1]["geometry"]["coordinates"].empty());
    const auto coverage = json_of(client.Get("/api/v1/coverage?need=individual_counselling&minutes=30,300&mode=motorcycle"));
    CHECK(coverage["distance_kind"] == "road");
    CHECK(coverage["whole"]["thresholds"][1]["minutes"] == 300);
    CHECK(coverage["whole"]["thresholds"][1].contains("median_minutes"));
    CHECK_FALSE(coverage["catchments"].empty());
    const auto table = json_of(client.Get("/api/v1/coverage/table?minutes=300&season=rainy"));
    CHECK(table["distance_kind"] == "road");
    CHECK(table["minutes"] == 300);
    CHECK(table["travel"]["season"] == "rainy");
    CHECK_FALSE(table.contains("km"));
    CHECK(client.Get("/api/v1/coverage/table?minutes=300&km=20")->status == 400);
    const auto siting = json_of(client.Get("/api/v1/siting?need=legal_aid&places=1&minutes=30"));
    CHECK(siting["travel"]["mode"] == "motorcycle");
    const auto plan = json_of(client.Post("/api/v1/plan", json{{"place", {{"settlement", "gn2"}}}, {"needs", {"individual_counselling"}}, {"travel", travel}}.dump(), "application/json"));
    CHECK(plan["best"]["minutes"].get<double>() > 50);
    CHECK(plan["best"]["minutes_label"].get<std::string>().find("h") != std::string::npos);
    CHECK(plan["best"]["addresses"][0]["travel"]["minutes"].get<double>() > 50);
}
