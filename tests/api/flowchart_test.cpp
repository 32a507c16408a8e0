#include "api/account_site.h"

#include <catch2/catch.hpp>

using namespace relais;
using directory::Role;

namespace {

const std::string k_chart =
    "path,step,title_fr,title_en,actor_fr,actor_en,within,next,when_fr,when_en,escalation_fr,"
    "escalation_en,needs,publics,note_fr,note_en\n"
    "p,,Titre <b>,Title,,,,,,,,,,,,\n"
    "p,a,Étape neuve,New step,Qui,Who,24 h,,,,,,legal_aid,,,\n";

httplib::Result send(test::AccountSite& site,
                     const std::string& cookie,
                     const std::string& bytes,
                     const std::string& seen) {
    const httplib::MultipartFormDataItems items{
        {"file", bytes, "parcours.csv", "text/csv"},
        {"note", "essai", "", ""},
        {"seen", seen, "", ""},
        {"csrf", test::AccountSite::csrf_of(cookie), "", ""}};
    return site.client().Post("/fr/parcours/versions", {{"Cookie", cookie}}, items);
}

} // namespace

TEST_CASE("The flowchart is read by everybody, in both languages, as page, picture and file",
          "[flowchart]") {
    test::AccountSite site;
    auto client = site.client();
    for (const auto* path : {"/fr/parcours", "/en/flowchart"}) {
        const auto page = client.Get(path);
        REQUIRE(page->status == 200);
        CHECK(page->body.find("id=\"trafficking-safety\"") != std::string::npos);
        CHECK(page->body.find("is-red") != std::string::npos);
    }
    CHECK(client.Get("/fr/parcours")->body.find("Projet à valider par le comité de pilotage") !=
          std::string::npos);
    const auto picture = client.Get("/en/flowchart/general.svg");
    REQUIRE(picture->status == 200);
    CHECK(picture->get_header_value("Content-Type") == "image/svg+xml");
    CHECK(picture->body.find("Reception and identification") != std::string::npos);
    const auto file = client.Get("/fr/parcours/0.csv");
    CHECK(file->body.find("path,step,title_fr") != std::string::npos);
    for (const auto* path :
         {"/fr/parcours/none.svg", "/fr/parcours/7.csv", "/fr/parcours/x", "/fr/parcours/.csv"}) {
        INFO(path);
        CHECK(client.Get(path)->status == 404);
    }
}

TEST_CASE("A manager sends a new flowchart; a faulty one changes nothing and says why",
          "[flowchart]") {
    test::AccountSite site;
    const auto cookie = site.cookie_of(Role::manager);
    CHECK(send(site, site.cookie_of(Role::planner), k_chart, "0")->status == 403);
    CHECK(site.client().Get("/fr/parcours/versions")->status == 303);
    const auto refused = send(site, cookie, k_chart + "p,b,Seul,,Qui,Who,,,,,,,magie,,,\n", "0");
    CHECK(refused->status == 400);
    CHECK(refused->body.find("magie") != std::string::npos);
    CHECK(refused->body.find("ligne 4") != std::string::npos);
    CHECK(site.client().Get("/fr/parcours")->body.find("Étape neuve") == std::string::npos);
    CHECK(send(site, cookie, "", "0")->status == 400);
    REQUIRE(send(site, cookie, k_chart, "0")->status == 200);
    const auto page = site.client().Get("/fr/parcours");
    CHECK(page->body.find("Étape neuve") != std::string::npos);
    CHECK(page->body.find("<b>") == std::string::npos);
    CHECK(send(site, cookie, k_chart, "0")->status == 409); // somebody was quicker
    CHECK(site.client().Get("/fr/parcours/1.csv")->body.find("Étape neuve") != std::string::npos);
}
