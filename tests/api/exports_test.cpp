#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

constexpr const char* k_question = "need=individual_counselling&km=30";

std::string got(httplib::Client& client, const std::string& path) {
    const auto reply = client.Get(path);
    REQUIRE(reply);
    INFO(path << ": " << reply->body.substr(0, 200));
    CHECK(reply->status == 200);
    return reply->body;
}

} // namespace

TEST_CASE("A coverage report is taken away as table, workbook, layers and pictures, each under a name of its own") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const std::string folder = "/api/v1/coverage/export/";
    CHECK(got(client, folder + "csv?" + k_question).starts_with("\xEF\xBB\xBF"));
    CHECK(got(client, folder + "xlsx?" + k_question).starts_with("PK"));
    CHECK(got(client, folder + "gpkg?" + k_question).starts_with("SQLite format 3"));
    CHECK(got(client, folder + "map.svg?" + k_question).starts_with("<svg"));
    CHECK(got(client, folder + "map.png?" + k_question).substr(1, 3) == "PNG");
    CHECK(got(client, folder + "chart.svg?" + k_question).starts_with("<svg"));
    CHECK(got(client, folder + "chart.png?" + k_question).substr(1, 3) == "PNG");
    const auto reply = client.Get(folder + "map.png?lang=en&" + k_question);
    CHECK(reply->get_header_value("Content-Type") == "image/png");
    CHECK(reply->get_header_value("Content-Disposition") ==
          "attachment; filename=\"relais-coverage-individual-counselling-2026-11-24-map.png\"");
}

TEST_CASE("Every file says edition, weight, distance and day, and that illustrative data is no finding") {
    auto builder = small_directory();
    builder.directory().edition.illustrative = true;
    ApiServer server(builder.snapshot());
    auto client = server.client();
    for (const char* path : {"/api/v1/coverage/export/csv?", "/api/v1/coverage/export/map.svg?", "/api/v1/coverage/export/chart.svg?",
                             "/api/v1/siting/export/csv?places=1&"}) {
        const auto text = got(client, std::string(path) + k_question + "&lang=en");
        INFO(path);
        CHECK(text.find("Atelier d’essai") != std::string::npos);
        CHECK(text.find("essai, 2025") != std::string::npos);
        CHECK(text.find("30 km") != std::string::npos);
        CHECK(text.find("24 November 2026") != std::string::npos);
        CHECK(text.find("illustrative") != std::string::npos);
    }
}

TEST_CASE("All needs and siting are taken away too; what has no such form is not found") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    CHECK(got(client, "/api/v1/coverage/table/export/xlsx").starts_with("PK"));
    CHECK(got(client, "/api/v1/coverage/table/export/chart.svg").starts_with("<svg"));
    CHECK(client.Get("/api/v1/coverage/table/export/gpkg")->status == 404);
    CHECK(client.Get("/api/v1/coverage/export/docx?need=legal_aid")->status == 404);
    CHECK(client.Get("/api/v1/coverage/export/csv?need=nothing")->status == 400);
    CHECK(client.Get("/api/v1/coverage/export/csv?need=legal_aid&within=XX")->status == 400);
    const auto proposed = got(client, std::string("/api/v1/siting/export/csv?places=1&lang=fr&") + k_question);
    CHECK(proposed.find("\"Yaoundé\"") != std::string::npos);
    CHECK(got(client, std::string("/api/v1/siting/export/gpkg?own=gn2&") + k_question).starts_with("SQLite format 3"));
    CHECK(client.Get(std::string("/api/v1/siting/export/csv?own=nowhere&") + k_question)->status == 400);
}

TEST_CASE("No file holds the door of a confidential place") {
    auto builder = small_directory();
    auto& site = builder.site(13, "Refuge", 14.4, 10.7);
    site.visibility = directory::LocationVisibility::confidential;
    site.address = "";
    builder.service(104, 13, "individual_counselling");
    ApiServer server(builder.snapshot());
    auto client = server.client();
    const auto csv = got(client, std::string("/api/v1/coverage/export/csv?") + k_question);
    const auto svg = got(client, std::string("/api/v1/coverage/export/map.svg?") + k_question);
    CHECK(csv.find("Refuge") == std::string::npos);
    CHECK(svg.find("Refuge") == std::string::npos);
}

TEST_CASE("What if is asked by POST and answered with before and after") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto ask = [&](const json& body) {
        const auto reply = client.Post("/api/v1/siting/what-if", body.dump(), "application/json");
        REQUIRE(reply);
        return std::pair{reply->status, json::parse(reply->body)};
    };
    const auto [status, answer] = ask({{"need", "individual_counselling"}, {"km", 20}, {"places", {{{"settlement", "gn2"}}, {{"point", {11.518, 3.866}}}}}});
    REQUIRE(status == 200);
    CHECK(answer["newly"] == 3200);
    CHECK(answer["places"].size() == 2);
    CHECK(answer["places"][0]["label"] == "Mokolo");
    CHECK(answer["after"]["whole"]["thresholds"][0]["covered"].get<double>() >=
          answer["before"]["whole"]["thresholds"][0]["covered"].get<double>() + 3200);
    CHECK(answer["before"]["areas"].size() == answer["after"]["areas"].size());
    const auto field = [&](json body) {
        body["need"] = body.value("need", "legal_aid");
        const auto [refused, problem] = ask(body);
        CHECK(refused == 400);
        return problem.value("field", "");
    };
    CHECK(field({{"places", json::array()}}).find("places") != std::string::npos);
    CHECK(field({{"places", {{{"settlement", "nowhere"}}}}}).find("places/0/settlement") != std::string::npos);
    CHECK(field({{"places", {{{"point", {1}}}}}}) == "/places/0/point");
    CHECK(field({{"places", {"gn1"}}}) == "/places/0");
    CHECK(field({{"places", {{{"settlement", "gn1"}}}}, {"km", -4}}).find("km") != std::string::npos);
    CHECK(field({{"places", {{{"settlement", "gn1"}}}}, {"kilometres", 4}}) == "/kilometres");
    CHECK(client.Get("/api/v1/siting/what-if")->status == 405);
}
