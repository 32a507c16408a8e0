#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

TEST_CASE("A plan is asked by POST, answered with addresses and alternatives, and kept nowhere") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const json body = {{"place", {{"settlement", "gn1"}}}, {"needs", {"individual_counselling", "legal_aid"}},
                       {"per_address_km", 5}};
    const auto reply = client.Post("/api/v1/plan", body.dump(), "application/json");
    REQUIRE(reply);
    CHECK(reply->get_header_value("Cache-Control") == "no-store");
    const auto answer = json_of(reply);
    CHECK(answer["needs"].size() == 2);
    CHECK_FALSE(answer["best"]["addresses"].empty());
    CHECK(answer["best"]["addresses"][0]["answers"][0]["verdicts"].is_array());
    CHECK(server.log().find("gn1") == std::string::npos);
    const auto refused = client.Post("/api/v1/plan", R"({"needs": ["legal_aid"], "per_address_km": "far"})", "application/json");
    CHECK(refused->status == 400);
    CHECK(json::parse(refused->body)["field"] == "/per_address_km");
    CHECK(client.Post("/api/v1/plan", R"({"sure_only": 1})", "application/json")->status == 400);
    CHECK(client.Get("/api/v1/plan")->status == 405);
}

TEST_CASE("Coverage gives figures by area that sum to the whole, with the weight they are made of") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto answer = json_of(client.Get("/api/v1/coverage?need=individual_counselling&km=20&km=100"));
    CHECK(answer["weight"]["modelled"] == true);
    CHECK(answer["weight"]["year"] == 2025);
    CHECK(answer["whole"]["thresholds"].size() == 2);
    double people = answer["people_of_no_area"].get<double>();
    for (const auto& area : answer["areas"]) {
        people += area["thresholds"][0]["people"].get<double>();
    }
    CHECK(people == answer["whole"]["thresholds"][0]["people"].get<double>());
    CHECK(answer["points"].size() == 4);
    const auto table = json_of(client.Get("/api/v1/coverage/table?level=zone&lang=en"));
    CHECK(table["rows"].size() == 4);
    CHECK(table["rows"][0]["cells"].size() == table["areas"].size());
}

TEST_CASE("Coverage refuses what it cannot count, naming the parameter") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto field = [&](const std::string& query) {
        const auto reply = client.Get("/api/v1/coverage?" + query);
        CHECK(reply->status == 400);
        return json::parse(reply->body).value("field", "");
    };
    CHECK(field("need=legal_aid&km=abc") == "km");
    CHECK(field("need=legal_aid&km=0") == "km");
    CHECK(field("need=legal_aid&level=village") == "level");
    CHECK(field("need=legal_aid&within=XX") == "within");
    CHECK(field("need=legal_aid&weight=goats") == "weight");
    CHECK(field("km=20") == "needs");
    CHECK(field("need=legal_aid&nede=x") == "nede");
    CHECK(client.Get("/api/v1/coverage?need=legal_aid&weight=returnees")->status == 409);
}

TEST_CASE("Siting proposes settlements, tries one's own points, and refuses what is no point") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto answer = json_of(client.Get("/api/v1/siting?need=legal_aid&places=2"));
    CHECK(answer["searched"] == true);
    CHECK(answer["after"].get<double>() >= answer["before"].get<double>());
    CHECK(answer["bound"].get<double>() >= answer["after"].get<double>());
    const auto own = json_of(client.Get("/api/v1/siting?need=legal_aid&own=13.80,10.74"));
    CHECK(own["searched"] == false);
    CHECK(own["sites"].size() == 1);
    for (const char* bad : {"own=x,y", "own=13.8", "own=999,0", "places=0", "km=-1"}) {
        CHECK(client.Get(std::string("/api/v1/siting?need=legal_aid&") + bad)->status == 400);
    }
}
