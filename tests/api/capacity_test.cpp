#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

std::shared_ptr<const usecases::Snapshot> with_capacity() {
    auto builder = small_directory();
    builder.directory().services[0].capacity_per_month = 20; // counselling in Maroua
    return builder.snapshot();
}

} // namespace

TEST_CASE("Capacity tells who is received, what is left, and both catchments") {
    ApiServer server(with_capacity());
    auto client = server.client();
    const auto answer =
        json_of(client.Get("/api/v1/capacity?need=individual_counselling&months=6&share=50"));
    CHECK(answer["computable"] == true);
    CHECK(answer["whole"]["served"] == 120);
    CHECK(answer["whole"]["no_room"] == 380);
    CHECK(answer["providers"][0]["people_in_reach"] == 500);
    CHECK(answer["providers"][0]["people_nearest"] == 500);
    CHECK(answer["providers"][0]["spare"] == 0);
    CHECK(answer["order"]["code"] == "nearest");
    const auto unknown =
        json_of(client.Get("/api/v1/capacity?need=vocational_training&public=youth"));
    CHECK(unknown["computable"] == false);
    CHECK(unknown["providers"][0]["served"].is_null());
}

TEST_CASE("Access is scored where capacities are known, and null, not zero, where they are not") {
    ApiServer server(with_capacity());
    auto client = server.client();
    const auto answer = json_of(client.Get("/api/v1/access?need=individual_counselling&lang=en"));
    CHECK(answer["computable"] == true);
    CHECK(answer["places_per_month"] == 20);
    CHECK(answer["areas"][1]["score"] == Approx(1000 * 20.0 / 1200).epsilon(1e-3));
    CHECK(answer["least"][0]["label"] == "Yaoundé");
    const auto unknown = json_of(client.Get("/api/v1/access?need=legal_aid"));
    CHECK(unknown["computable"] == false);
    CHECK(unknown["whole"]["score"].is_null());
    CHECK(unknown["least"].empty());
}

TEST_CASE("The capacity page says in words what cannot be said in numbers, in both languages") {
    ApiServer server(with_capacity());
    auto client = server.client();
    const auto known = client.Get("/fr/capacites?need=individual_counselling")->body;
    CHECK(known.find("id=\"capacity-table\"") != std::string::npos);
    CHECK(known.find("id=\"score-table\"") != std::string::npos);
    const auto unknown = client.Get("/en/capacity?need=vocational_training&public=youth")->body;
    CHECK(unknown.find("id=\"capacity-table\"") == std::string::npos);
    CHECK(unknown.find("not a score of zero") != std::string::npos);
    CHECK(unknown.find("id=\"catchment-table\"") !=
          std::string::npos); // catchments need no capacity
    CHECK(client.Get("/fr/capacites")->status == 200);
    CHECK(client.Get("/fr/capacites?months=0")->status == 400);
}

TEST_CASE("Capacity and access refuse what they cannot count, naming the parameter") {
    ApiServer server(with_capacity());
    auto client = server.client();
    const auto field = [&](const std::string& query) {
        const auto reply = client.Get("/api/v1/" + query);
        CHECK(reply->status == 400);
        return json::parse(reply->body).value("field", "");
    };
    CHECK(field("capacity?need=legal_aid&km=-1") == "km");
    CHECK(field("capacity?need=legal_aid&months=121") == "months");
    CHECK(field("capacity?need=legal_aid&share=101") == "share");
    CHECK(field("capacity?need=legal_aid&order=best") == "order");
    CHECK(field("capacity") == "needs");
    CHECK(field("access?need=legal_aid&decay=none") == "decay");
    CHECK(field("access?need=legal_aid&places=501") == "places");
    CHECK(field("access?need=legal_aid&within=XX") == "within");
    CHECK(field("access?need=legal_aid&order=nearest") == "order");
}
