#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

json ask(ApiServer& server, const json& body, const std::string& lang = "fr") {
    auto client = server.client();
    return json_of(client.Post("/api/v1/nearest?lang=" + lang, body.dump(), "application/json"));
}

json young_man_in_maroua() {
    return {{"place", {{"settlement", "gn1"}}},
            {"needs", {"individual_counselling"}},
            {"profile", {{"sex", "male"}, {"age", 24}, {"publics", {"returnees"}}, {"languages", {"ful"}}}}};
}

json reason_of(const json& match, const std::string& criterion) {
    for (const auto& verdict : match["verdicts"]) {
        if (verdict["criterion"] == criterion) {
            return verdict;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("The nearest suitable service comes with its distance and the reason of every criterion asked") {
    ApiServer server(small_directory().snapshot());
    const auto answer = ask(server, young_man_in_maroua());
    CHECK(answer["place"]["label"] == "Maroua");
    CHECK(answer["distance_kind"] == "straight_line");
    const auto& need = answer["needs"][0];
    REQUIRE(need["suitable"].size() == 1);
    CHECK(need["none"].is_null());
    const auto& match = need["suitable"][0];
    CHECK(match["suitability"] == "suitable");
    CHECK(match["distance_m"].get<int>() == Approx(1068).margin(5));
    CHECK(match["distance_label"] == "à 1,1 km à vol d’oiseau");
    CHECK(match["provider"]["id"] == "site-11");
    CHECK(match["provider"]["phones"][0] == "+237699000011");
    CHECK(reason_of(match, "language")["reason"] == "Parle fulfulde");
    CHECK(reason_of(match, "age")["reason"] == "Âge : 0 à 120 ans ; la personne a 24 ans");
    CHECK(reason_of(match, "freshness")["reason"] == "Vérifié le 1er novembre 2026");
    CHECK(reason_of(match, "fee").is_null()); // not asked
    CHECK(reason_of(ask(server, young_man_in_maroua(), "en")["needs"][0]["suitable"][0], "freshness")["reason"] ==
          "Verified on 1 November 2026");
}

TEST_CASE("A need nobody answers is said in words, and unknown is never met") {
    auto builder = small_directory();
    builder.directory().services[0].saturation.reset();
    builder.directory().services[2].languages.clear();
    ApiServer server(builder.snapshot());
    auto body = young_man_in_maroua();
    body["needs"] = {"individual_counselling", "housing_emergency_shelter", "legal_aid"};
    const auto needs = ask(server, body)["needs"];
    REQUIRE(needs.size() == 3);
    CHECK(needs[0]["suitable"].empty());
    CHECK(needs[0]["possible"][0]["suitability"] == "possible");
    CHECK(reason_of(needs[0]["possible"][0], "capacity")["verdict"] == "unknown");
    CHECK(needs[1]["none"] == "Aucun service de l’édition publiée ne répond à ce besoin.");
    REQUIRE(needs[2]["outreach"].size() == 1);
    CHECK(needs[2]["outreach"][0]["provider"]["id"] == "organisation-3");
    CHECK(needs[2]["outreach"][0]["distance_m"].is_null());
    CHECK(needs[2]["outreach"][0]["distance_label"] == "se déplace ; pas de lieu fixe");
    CHECK(reason_of(needs[2]["outreach"][0], "language")["verdict"] == "unknown");
}

TEST_CASE("A point is named after the settlement it is near to") {
    ApiServer server(small_directory().snapshot());
    auto body = young_man_in_maroua();
    body["place"] = {{"point", {14.30, 10.58}}};
    const auto place = ask(server, body)["place"];
    CHECK(place["precision"] == "point");
    CHECK(place["label"].get<std::string>().find("de Maroua") != std::string::npos);
}

TEST_CASE("Whatever is wrong in a body is named by its place in it") {
    ApiServer server(small_directory().snapshot());
    struct Wrong {
        const char* patch; // merged into a good body
        const char* field;
        const char* code;
    };
    for (const auto& wrong : {
             Wrong{R"({"k": 0})", "/k", "out_of_range"},
             Wrong{R"({"k": -3})", "/k", "out_of_range"},
             Wrong{R"({"k": 51})", "/k", "out_of_range"},
             Wrong{R"({"k": 99999999999999999999})", "/k", "type.integer"},
             Wrong{R"({"k": 18446744073709551615})", "/k", "out_of_range"},
             Wrong{R"({"k": -9223372036854775808})", "/k", "out_of_range"},
             Wrong{R"({"k": "5"})", "/k", "type.integer"},
             Wrong{R"({"k": 5.5})", "/k", "type.integer"},
             Wrong{R"({"k": true})", "/k", "type.integer"},
             Wrong{R"({"within_km": 0})", "/within_km", "out_of_range"},
             Wrong{R"({"within_km": 1e300})", "/within_km", "out_of_range"},
             Wrong{R"({"needs": []})", "/needs", "no_need"},
             Wrong{R"({"needs": "legal_aid"})", "/needs", "type.list"},
             Wrong{R"({"needs": ["legal_aid", 3]})", "/needs/1", "type.text"},
             Wrong{R"({"needs": ["legal_aid", "legal_ade"]})", "/needs/1", "unknown_code_near"},
             Wrong{R"({"needs": ["a","b","c","d","e","f","g","h","i","j","k","l","m"]})", "/needs", "too_many"},
             Wrong{R"({"profile": {"age": -1}})", "/profile/age", "out_of_range"},
             Wrong{R"({"profile": {"age": 121}})", "/profile/age", "out_of_range"},
             Wrong{R"({"profile": {"age": null, "age_from": 30, "age_to": 20}})", "/profile/age_to", "out_of_range"},
             Wrong{R"({"profile": {"age_from": 30}})", "/profile/age", "either"},
             Wrong{R"({"profile": {"sex": "femelle"}})", "/profile/sex", "unknown_code_near"},
             Wrong{R"({"profile": {"publics": ["x"]}})", "/profile/publics/0", "unknown_code"},
             Wrong{R"({"profile": {"languages": ["klingon"]}})", "/profile/languages/0", "unknown_code"},
             Wrong{R"({"profile": {"name": "Aïssatou"}})", "/profile/name", "unknown_field"},
             Wrong{R"({"profile": []})", "/profile", "type.object"},
             Wrong{R"({"place": {"settlement": "gn1", "point": [14, 10]}})", "/place", "either"},
             Wrong{R"({"place": {"settlement": "nowhere"}})", "/place/settlement", "no_settlement"},
             Wrong{R"({"place": {"settlement": null}})", "/place", "no_place"},
             Wrong{R"({"place": {"settlement": null, "point": [14]}})", "/place/point", "type.point"},
             Wrong{R"({"place": {"settlement": null, "point": ["14", 10]}})", "/place/point/0", "type.number"},
             Wrong{R"({"place": {"settlement": null, "point": [200, 10]}})", "/place/point", "bad_point"},
             Wrong{R"({"wishes": {"fee_at_most": "cheap"}})", "/wishes/fee_at_most", "unknown_code"},
             Wrong{R"({"wishes": {"open_at": "demain"}})", "/wishes/open_at", "bad_time"},
             Wrong{R"({"wishes": {"open_at": "2026-02-30T10:00"}})", "/wishes/open_at", "bad_time"},
             Wrong{R"({"neds": ["legal_aid"]})", "/neds", "unknown_field_near"},
             Wrong{R"({"a/b~c": 1})", "/a~1b~0c", "unknown_field"},
         }) {
        CAPTURE(wrong.patch);
        auto body = young_man_in_maroua();
        const auto patch = json::parse(wrong.patch);
        for (const auto& [name, value] : patch.items()) {
            if (value.is_object() && body.contains(name)) {
                body[name].update(value);
            } else {
                body[name] = value;
            }
        }
        auto client = server.client();
        const auto answer = client.Post("/api/v1/nearest?lang=en", body.dump(), "application/json");
        REQUIRE(answer);
        CAPTURE(answer->body);
        CHECK(answer->status == 400);
        CHECK(json_of(answer)["field"] == wrong.field);
        CHECK(json_of(answer)["code"] == wrong.code);
        CHECK(json_of(answer)["detail"].get<std::string>().find('{') == std::string::npos);
    }
}

TEST_CASE("What is no JSON, or JSON in disguise, is refused with its place") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const std::string& body : {std::string(), std::string("{"), std::string("needs=x"), std::string("[1,2"),
                                    std::string("{\"k\": NaN}"), std::string("{\"k\": \"\xff\"}"),
                                    std::string("{\"k\": 1e999}"), std::string("{}{}")}) {
        CAPTURE(body);
        const auto answer = json_of(client.Post("/api/v1/nearest", body, "application/json"));
        CHECK(answer["code"] == "bad_json");
        CHECK(answer["status"] == 400);
    }
    CHECK(json_of(client.Post("/api/v1/nearest", "[]", "application/json"))["code"] == "type.object");
    CHECK(json_of(client.Post("/api/v1/nearest", std::string(60'000, '['), "application/json"))["code"] ==
          "json_too_deep");
    CHECK(json_of(client.Post("/api/v1/nearest", R"({"k": 1, "k": 2})", "application/json"))["code"] == "field_twice");
}

TEST_CASE("A body in chunks is read like any other") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto body = young_man_in_maroua().dump();
    const auto answer = client.Post(
        "/api/v1/nearest",
        [&](std::size_t, httplib::DataSink& sink) {
            for (const char letter : body) {
                sink.write(&letter, 1);
            }
            sink.done();
            return true;
        },
        "application/json");
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK_FALSE(answer->has_header("ETag"));
}

TEST_CASE("Nothing of who searches, where or for what is logged") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    auto body = young_man_in_maroua();
    body["place"] = {{"point", {14.31234, 10.58765}}};
    client.Post("/api/v1/nearest?lang=fr", body.dump(), "application/json");
    body["needs"] = {"needle_need"};
    client.Post("/api/v1/nearest?needle_query=1", body.dump(), "application/json");
    client.Post("/api/v1/nearest", "needle_body {", "application/json");
    client.Get("/api/v1/settlements?prefix=needle_prefix");
    client.Get("/fr/?q=needle_words");
    client.Get("/api/v1/needle_missing%0d%0aforged%20line");
    server.stop();
    const auto log = server.log();
    CAPTURE(log);
    CHECK(log.find("POST /api/v1/nearest 200") != std::string::npos);
    CHECK(log.find("GET /api/v1/settlements 200") != std::string::npos);
    for (const char* needle : {"14.31", "10.58", "individual_counselling", "returnees", "needle_need", "needle_query",
                               "needle_body", "needle_prefix", "needle_words", "lang=", "127.0.0.1", "\r", "forged line"}) {
        CAPTURE(needle);
        CHECK(log.find(needle) == std::string::npos);
    }
}
