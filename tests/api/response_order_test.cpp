#include "api/visitor.h"
#include "store/referral_store.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using nlohmann::json;

namespace {

/// Two providers of legal aid near Maroua, the nearer of which answers nobody.
test::DirectoryBuilder two_providers() {
    test::DirectoryBuilder builder;
    builder.organisation(1, "Barreau du Nord").site(11, "Barreau", 14.34, 10.59);
    builder.service(101, 11, "legal_aid");
    builder.organisation(2, "Association Kawtal").site(12, "Kawtal", 14.3415, 10.59);
    builder.service(102, 12, "legal_aid");
    return builder;
}

struct Answering {
    Answering() {
        site.desk().write([&](const store::Database& database) {
            store::Transaction all(database);
            store::save_response_figures(
                database,
                {{OrganisationId{1}, 0, std::nullopt}, {OrganisationId{2}, 95, 2}},
                "2026-11-24");
            all.commit();
        });
    }

    struct Answer {
        int status = 0;
        std::string text;
        json body;
    };
    Answer ask(const std::string& path, const std::string& cookie, json more = json::object()) {
        json body{{"place", {{"settlement", "gn1"}}}, {"needs", {"legal_aid"}}};
        body.update(more);
        auto client = site.client();
        const httplib::Headers headers =
            cookie.empty() ? httplib::Headers{} : httplib::Headers{{"Cookie", cookie}};
        const auto reply = client.Post(path.c_str(), headers, body.dump(), "application/json");
        REQUIRE(reply);
        return {reply->status, reply->body, json::parse(reply->body)};
    }
    std::string session(Role role, OrganisationId organisation = {}) {
        return site.cookie_of(site.account(role, "Amina Bello", organisation));
    }

    test::AccountSite site{two_providers().snapshot()};
};

std::vector<std::string> organisations(const json& matches) {
    std::vector<std::string> all;
    for (const auto& match : matches) {
        all.push_back(match["provider"]["organisation"]["name"]);
    }
    return all;
}

} // namespace

TEST_CASE_METHOD(Answering,
                 "A caseworker's search puts who answers a little sooner, and says so",
                 "[response]") {
    const auto caseworker = session(Role::caseworker, {7});
    const auto answer = ask("/api/v1/nearest?lang=fr", caseworker);
    REQUIRE(answer.status == 200);
    CHECK(answer.body["order"]["by"] == "answers");
    CHECK(answer.body["order"]["label"].get<std::string>().find("jusqu’à 20 %") !=
          std::string::npos);
    const auto& matches = answer.body["needs"][0]["possible"];
    CHECK(organisations(matches) ==
          std::vector<std::string>{"Association Kawtal", "Barreau du Nord"});
    CHECK(matches[0]["distance_m"] > matches[1]["distance_m"]); // told as they are
    CHECK(matches[0]["response"] ==
          json{{"answered_percent", 95},
               {"answer_days", 2},
               {"counts_more_percent", 1},
               {"label",
                "A répondu à 95 % des orientations reçues en un an (délai médian : 2 j) ; compté "
                "1 % plus loin."}});
    CHECK(matches[1]["response"]["counts_more_percent"] == 20);

    const auto exact = ask("/api/v1/nearest?lang=en", caseworker, {{"order", "distance"}});
    CHECK(exact.body["order"]["by"] == "distance");
    CHECK(organisations(exact.body["needs"][0]["possible"]) ==
          std::vector<std::string>{"Barreau du Nord", "Association Kawtal"});
    CHECK(exact.body["needs"][0]["possible"][1]["response"]["label"] ==
          "Answered 95 % of the referrals received in a year (median delay: 2 d).");
}

TEST_CASE_METHOD(Answering, "So does a caseworker's plan", "[response]") {
    const auto caseworker = session(Role::caseworker, {7});
    const auto answer = ask("/api/v1/plan", caseworker);
    REQUIRE(answer.status == 200);
    CHECK(answer.body["order"]["by"] == "answers");
    const auto& addresses = answer.body["best"]["addresses"];
    REQUIRE(organisations(addresses) == std::vector<std::string>{"Association Kawtal"});
    CHECK(addresses[0]["response"]["answered_percent"] == 95);
    CHECK_FALSE(addresses[0]["answers"][0].contains("response")); // the organisation's: said once
    const auto exact = ask("/api/v1/plan", caseworker, {{"order", "distance"}});
    CHECK(organisations(exact.body["best"]["addresses"]) ==
          std::vector<std::string>{"Barreau du Nord"});
}

TEST_CASE_METHOD(Answering,
                 "Nobody else learns how named organisations answer, nor has another order",
                 "[response][privacy]") {
    for (const auto* path : {"/api/v1/nearest", "/api/v1/plan"}) {
        const auto anybody = ask(path, "");
        REQUIRE(anybody.status == 200);
        CHECK_FALSE(anybody.body.contains("order"));
        CHECK(anybody.text.find("\"response\"") == std::string::npos);
        const auto first = path == std::string("/api/v1/plan")
                               ? organisations(anybody.body["best"]["addresses"])
                               : organisations(anybody.body["needs"][0]["possible"]);
        CHECK(first.at(0) == "Barreau du Nord");
        const auto others = {session(Role::planner),
                             session(Role::focal_point, {1}),
                             session(Role::partner, {1}),
                             session(Role::administrator)};
        for (const auto& other : others) {
            CHECK(ask(path, other).text == anybody.text);
            CHECK(ask(path, other, {{"order", "answers"}}).status == 403);
        }
        CHECK(ask(path, "", {{"order", "distance"}}).text == anybody.text);
        CHECK(ask(path, "", {{"order", "answers"}}).status == 403);
        CHECK(ask(path, "", {{"order", "answer"}}).status == 400);
        CHECK(ask(path, session(Role::manager)).body.contains("order"));
    }
}
