#include "api/account_site.h"
#include "api_server.h"
#include "store/complementary_store.h"
#include "store/identity_store.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

/// Two in Maroua with counselling for everyone.
std::shared_ptr<const usecases::Snapshot> two() {
    DirectoryBuilder builder;
    builder.organisation(1, "Association <Kawtal>").site(11, "Domayo", 14.3300, 10.6000);
    builder.service(101, 11, "individual_counselling");
    builder.organisation(2, "=Clinique").site(12, "", 14.3200, 10.5900);
    builder.service(102, 12, "individual_counselling");
    return builder.snapshot();
}

directory::ComplementaryMark mark() {
    return {{{1}, {2}, "", "", ""}, "deux <quartiers>", "Amina", "2026-11-01T08:00:00Z"};
}

} // namespace

TEST_CASE("Overlap names need, public, area and organisations, pairs and people") {
    ApiServer server(two());
    auto client = server.client();
    const auto answer =
        json_of(client.Get("/api/v1/overlap?need=individual_counselling&within=CM004&lang=en"));
    REQUIRE(answer["lines"].size() == 1);
    CHECK(answer["lines"][0]["area"]["label"] == "Far North");
    CHECK(answer["lines"][0]["publics_label"] != "");
    CHECK(answer["lines"][0]["organisations"].size() == 2);
    CHECK(answer["lines"][0]["complementary"] == false);
    CHECK(answer["pairs"][0]["people"] == 1000);
    CHECK(answer["depth"][0]["people"] ==
          json{{"none", 200}, {"one", 0}, {"two", 1000}, {"three_or_more", 0}});
    CHECK(answer["depth_by_area"].size() == 1);
    CHECK(answer["weight"]["year"] == 2025);
    CHECK(json_of(client.Get("/api/v1/overlap?limit=0"))["lines"].empty());
    CHECK(json_of(client.Get("/api/v1/overlap?limit=0"))["lines_total"] ==
          2); // Far North and Centre: national zones
}

TEST_CASE("Marks are shown with author, reason and day, and set what they hold apart") {
    AccountSite site(two());
    site.desk().write([](const store::Database& database) {
        store::Transaction all(database);
        store::save_complementary(database, mark());
        all.commit();
    });
    auto client = site.client();
    const auto answer = json_of(client.Get("/api/v1/overlap"));
    CHECK(answer["complementary_total"] == 2);
    CHECK(answer["lines"][0]["marks"] == json::array({0}));
    CHECK(answer["marks"][0]["author"] == "Amina");
    CHECK(answer["marks"][0]["second"]["label"] == "=Clinique");
    CHECK(json_of(client.Get("/api/v1/overlap/marks"))["marks"].size() == 1);
    const auto page = client.Get("/fr/chevauchements")->body;
    CHECK(page.find("deux &lt;quartiers&gt;") != std::string::npos);
    CHECK(page.find("novembre 2026") != std::string::npos);
    CHECK(page.find("id=\"marked-table\"") != std::string::npos);
    CHECK(page.find("id=\"lines-table\"") == std::string::npos); // nothing else is left
}

TEST_CASE(
    "The overlap page is complete without script in both languages, and files are links on it") {
    ApiServer server(two());
    auto client = server.client();
    for (const char* address :
         {"/fr/chevauchements", "/en/overlap?need=individual_counselling&km=5&level=department"}) {
        const auto page = client.Get(address);
        CHECK(page->status == 200);
        CHECK(page->body.find("Association &lt;Kawtal&gt;") != std::string::npos);
        CHECK(page->body.find("/api/v1/overlap.csv") != std::string::npos);
    }
    CHECK(client.Get("/fr/chevauchements?need=x")->status == 400);
    const auto csv = client.Get("/api/v1/overlap.csv?table=pairs&lang=fr");
    CHECK(csv->get_header_value("Content-Type").starts_with("text/csv"));
    CHECK(csv->body.starts_with("\xEF\xBB\xBF"));
    CHECK(csv->body.find(";") != std::string::npos);
    CHECK(csv->body.find("'=Clinique") != std::string::npos); // no formula
}

TEST_CASE("Overlap refuses what it does not know, naming the parameter") {
    ApiServer server(two());
    auto client = server.client();
    const auto field = [&](const std::string& query) {
        const auto reply = client.Get("/api/v1/overlap" + query);
        CHECK(reply->status == 400);
        return json::parse(reply->body).value("field", "");
    };
    CHECK(field("?need=astronautics") == "need");
    CHECK(field("?public=goats") == "public");
    CHECK(field("?within=XX") == "within");
    CHECK(field("?level=village") == "level");
    CHECK(field("?km=0") == "km");
    CHECK(field("?km=far") == "km");
    CHECK(field("?limit=-1") == "limit");
    CHECK(field("?nede=x") == "nede");
    CHECK(field(".csv?table=goats") == "table");
    CHECK(client.Get("/api/v1/overlap?weight=returnees")->status == 409);
}

TEST_CASE("Planners set marks on the page and take them back; others may not", "[access]") {
    AccountSite site(two());
    site.desk().write([](const store::Database& database) {
        store::Transaction all(database);
        store::remember_identities(
            database, store::RecordKind::organisation, {{"a", 1, "key"}, {"b", 2, "key"}});
        all.commit();
    });
    auto client = site.client();
    const auto marks = [&] {
        return site.desk().read(
            [](const store::Database& database) { return store::load_complementary(database); });
    };
    const auto send = [&](const std::string& cookie, httplib::Params fields) {
        fields.emplace("csrf", AccountSite::csrf_of(cookie));
        return client.Post("/fr/chevauchements/marque", {{"Cookie", cookie}}, fields);
    };
    const httplib::Params mark = {
        {"first", "organisation-1"}, {"second", "organisation-2"}, {"reason", "deux quartiers"}};
    const auto planner = site.cookie_of(site.account(directory::Role::planner, "Amina Bello"));
    const auto caseworker = site.cookie_of(directory::Role::caseworker);
    CHECK(client.Get("/fr/chevauchements", {{"Cookie", planner}})->body.find("name=\"reason\"") !=
          std::string::npos);
    CHECK(
        client.Get("/fr/chevauchements", {{"Cookie", caseworker}})->body.find("name=\"reason\"") ==
        std::string::npos);
    CHECK(client.Get("/fr/chevauchements")->body.find("name=\"reason\"") == std::string::npos);
    CHECK(send(caseworker, mark)->status == 403);
    CHECK(client.Post("/fr/chevauchements/marque", {{"Cookie", planner}}, mark)->status ==
          403); // no token
    CHECK(marks().empty());
    CHECK(send(planner, mark)->status == 303);
    REQUIRE(marks().size() == 1);
    CHECK(marks()[0].author == "Amina Bello");
    auto back = mark;
    back.emplace("remove", "1");
    CHECK(send(planner, back)->status == 303);
    CHECK(marks().empty());
}
