#include "api/visitor.h"
#include "directory/case_code.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace relais;
using directory::Role;
using test::Visitor;

namespace {

httplib::Params company_form() {
    return {{"name", "Couture du Sahel"},
            {"sector", "C"},
            {"settlement_words", "maroua"},
            {"phone", "699 00 00 21"},
            {"gecam_member", "1"}};
}

httplib::Params offer_form() {
    return {{"kind", "job"},
            {"title", "Couturière ou couturier"},
            {"occupation_words", "couturière"},
            {"settlement_words", "Maroua"},
            {"posts", "1"},
            {"level", "none"},
            {"language", "fr"},
            {"contact_phone", "699 00 00 21"},
            {"closes", "2027-06-30"},
            {"description", "Atelier <b>de couture</b>"}};
}

httplib::Params with(httplib::Params fields, const std::string& name, const std::string& value) {
    fields.erase(name);
    fields.emplace(name, value);
    return fields;
}

/// A firm that is approved and its one offer, published.
struct Placed {
    explicit Placed(test::AccountSite& site)
        : partner(site, site.cookie_of(Role::partner)),
          manager(site, site.cookie_of(Role::manager)) {
        REQUIRE(partner.post("/fr/entreprise", company_form())->status == 303);
        REQUIRE(manager
                    .post("/fr/offres-a-valider/entreprise",
                          {{"company", "1"}, {"version", "1"}, {"state", "approved"}})
                    ->status == 303);
        REQUIRE(partner.post("/fr/entreprise/offres/nouvelle", offer_form())->status == 303);
        REQUIRE(partner
                    .post("/fr/entreprise/etat",
                          {{"offer", "1"}, {"version", "1"}, {"state", "submitted"}})
                    ->status == 303);
        REQUIRE(manager
                    .post("/fr/offres-a-valider/offre",
                          {{"offer", "1"}, {"version", "2"}, {"state", "published"}})
                    ->status == 303);
    }
    Visitor partner;
    Visitor manager;
};

std::string link_in(const std::string& html) {
    static const std::regex k_link("/(fr/reponse-offre/[A-Za-z0-9_-]+)");
    std::smatch found;
    return std::regex_search(html, found, k_link) ? "/" + found[1].str() : "";
}

} // namespace

TEST_CASE("An offer goes from the firm over the manager to whoever looks for work", "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    Visitor anybody(site, "");

    const auto list = anybody.get("/fr/offres");
    REQUIRE(list->status == 200);
    CHECK(list->body.find("Couturière ou couturier") != std::string::npos);
    CHECK(list->body.find("Couture du Sahel") != std::string::npos);

    const auto page = anybody.get("/fr/offres/1-couturiere-ou-couturier");
    REQUIRE(page->status == 200);
    CHECK(page->body.find("https://schema.org/JobPosting") != std::string::npos);
    CHECK(page->body.find("<b>de couture</b>") == std::string::npos);
    CHECK(page->body.find("proposer") == std::string::npos);

    auto client = site.client();
    const auto found =
        test::json_of(client.Post("/api/v1/offers/search?lang=fr",
                                  R"({"place": {"settlement": "gn2"}, "occupation": "7533",
                                                     "languages": ["fr"]})",
                                  "application/json"));
    REQUIRE(found["suitable"].size() == 1);
    CHECK(found["suitable"][0]["distance_m"] > 50'000);
    CHECK(found["suitable"][0]["verdicts"][0]["criterion"] == "occupation");
}

TEST_CASE("No text of a firm becomes part of a page's code, not even in what search engines read", "[offer][security]") {
    const std::string evil = "\"></script><script>alert(1)</script>{{title}}<!--form-token-->";
    test::AccountSite site;
    Visitor partner(site, site.cookie_of(Role::partner));
    Visitor manager(site, site.cookie_of(Role::manager));
    REQUIRE(partner.post("/fr/entreprise", with(company_form(), "name", evil))->status == 303);
    const auto waiting = manager.get("/fr/offres-a-valider")->body;
    REQUIRE(manager
                .post("/fr/offres-a-valider/entreprise", {{"company", "1"}, {"version", "1"}, {"state", "approved"}})
                ->status == 303);
    REQUIRE(partner.post("/fr/entreprise/offres/nouvelle", with(with(offer_form(), "title", evil), "description", evil))
                ->status == 303);
    REQUIRE(partner.post("/fr/entreprise/etat", {{"offer", "1"}, {"version", "1"}, {"state", "submitted"}})->status ==
            303);
    const auto asked = manager.get("/fr/offres-a-valider")->body;
    REQUIRE(manager.post("/fr/offres-a-valider/offre", {{"offer", "1"}, {"version", "2"}, {"state", "published"}})
                ->status == 303);
    Visitor anybody(site, "");
    const auto list = anybody.get("/fr/offres")->body;
    const auto moved = anybody.get("/fr/offres/1");
    const auto page = anybody.get(moved->has_header("Location") ? moved->get_header_value("Location") : "/fr/offres/1");
    CHECK(page->status == 200);
    CHECK(page->body.find("https://schema.org/JobPosting") != std::string::npos);
    for (const auto& body : {waiting, asked, list, page->body, partner.get("/fr/entreprise")->body}) {
        CHECK(body.find("alert(1)") != std::string::npos);
        CHECK(body.find("<script>alert") == std::string::npos);
    }
}

TEST_CASE("A person is put forward by code and the employer answers by link, without an account",
          "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    Visitor caseworker(site, site.cookie_of(Role::caseworker));

    const auto refused = caseworker.post("/fr/offres/1/proposer",
                                         {{"case_code", "Aïssatou"}, {"contact", "699000031"}});
    CHECK(refused->status == 400);
    const auto valid = directory::make_case_code(12345);
    const auto sent = caseworker.post("/fr/offres/1/proposer",
                                      {{"case_code", valid}, {"contact", "699 00 00 31"}});
    REQUIRE(sent->status == 200);
    CHECK(sent->get_header_value("Cache-Control") == "no-store");
    const auto link = link_in(sent->body);
    REQUIRE_FALSE(link.empty());
    CHECK(caseworker
              .post("/fr/offres/1/proposer", {{"case_code", valid}, {"contact", "699 00 00 31"}})
              ->status == 409);

    Visitor employer(site, "");
    const auto asked = employer.get(link);
    REQUIRE(asked->status == 200);
    CHECK(asked->body.find(valid) != std::string::npos);
    CHECK(employer.post(link, {{"answer", "interested"}})->status == 303);
    CHECK(employer.post(link, {{"answer", "placed"}})->status == 303);
    CHECK(employer.post(link, {{"answer", "declined"}})->status == 409);
    // The one post is taken: nobody sees the offer any more.
    CHECK(employer.get("/fr/offres/1-couturiere-ou-couturier")->status == 404);
    CHECK(employer.get("/fr/reponse-offre/nothing")->status == 404);
    // A link opens to whoever holds it: it may stand in no log.
    CHECK(site.server().log().find(link) == std::string::npos);
    CHECK(site.server().log().find(valid) == std::string::npos);
}

TEST_CASE("A firm sees and changes its own offers only", "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    Visitor other(site, site.cookie_of(Role::partner));
    REQUIRE(other.post("/fr/entreprise", with(company_form(), "name", "Autre maison"))->status ==
            303);
    CHECK(other.get("/fr/entreprise/offres/1")->status == 403);
    CHECK(other.post("/fr/entreprise/offres/1", with(offer_form(), "version", "3"))->status == 403);
    CHECK(
        other
            .post("/fr/entreprise/etat", {{"offer", "1"}, {"version", "3"}, {"state", "withdrawn"}})
            ->status == 403);
    CHECK(other.post("/fr/entreprise/confirmer", {{"offer", "1"}})->status == 403);
    Visitor caseworker(site, site.cookie_of(Role::caseworker));
    CHECK(caseworker.get("/fr/entreprise")->status == 403);
    CHECK(caseworker.post("/fr/entreprise", company_form())->status == 403);
    CHECK(caseworker.get("/fr/offres-a-valider")->status == 403);
    Visitor anybody(site, "");
    CHECK(anybody.get("/fr/entreprise")->status == 303);
    CHECK(anybody.post("/fr/offres/1/proposer", {{"case_code", directory::make_case_code(1)}})
              ->status != 200);
}

TEST_CASE("Members of GECAM are approved by GECAM, others are not", "[offer]") {
    auto directory = test::small_directory();
    directory.organisation(9, "Groupement du patronat");
    auto snapshot = [&] {
        auto built = directory.snapshot()->directory();
        built.organisations.back().kind = directory::OrganisationKind::employers_organisation;
        return std::make_shared<const usecases::Snapshot>(std::move(built),
                                                          std::vector<directory::Boundary>{});
    }();
    test::AccountSite site(snapshot);
    Visitor member(site, site.cookie_of(Role::partner));
    REQUIRE(member.post("/fr/entreprise", company_form())->status == 303);
    Visitor other(site, site.cookie_of(Role::partner));
    auto form = company_form();
    form.erase("gecam_member");
    REQUIRE(other.post("/fr/entreprise", form)->status == 303);
    Visitor employers(site, site.cookie_of(site.account(Role::partner, "GECAM", {9})));
    CHECK(employers
              .post("/fr/offres-a-valider/entreprise",
                    {{"company", "1"}, {"version", "1"}, {"state", "approved"}})
              ->status == 303);
    CHECK(employers
              .post("/fr/offres-a-valider/entreprise",
                    {{"company", "2"}, {"version", "1"}, {"state", "approved"}})
              ->status == 403);
    Visitor provider(site, site.cookie_of(site.account(Role::partner, "Kawtal", {1})));
    CHECK(
        provider
            .post("/fr/offres-a-valider/entreprise",
                  {{"company", "1"}, {"version", "2"}, {"state", "suspended"}, {"reason", "essai"}})
            ->status == 403);
}

TEST_CASE("Of two who change an offer the second is told, and a change is looked at again",
          "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    const auto changed =
        with(with(offer_form(), "version", "3"), "title", "Couturière expérimentée");
    REQUIRE(placed.partner.post("/fr/entreprise/offres/1", changed)->status == 303);
    const auto late = placed.partner.post("/fr/entreprise/offres/1", changed);
    CHECK(late->status == 400);
    CHECK(late->body.find("entre-temps") != std::string::npos);
    Visitor anybody(site, "");
    CHECK(anybody.get("/fr/offres/1-couturiere-experimentee")->status == 404);
    CHECK(placed.manager.get("/fr/offres-a-valider")->body.find("Couturière expérimentée") !=
          std::string::npos);
}

TEST_CASE("A form that is refused says why and keeps what was typed", "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    const auto refused =
        placed.partner.post("/en/company/offers/new", with(offer_form(), "posts", "0"));
    CHECK(refused->status == 400);
    CHECK(refused->body.find("Couturière ou couturier") != std::string::npos);
    CHECK(placed.partner
              .post("/en/company/offers/new", with(offer_form(), "occupation_words", "qzx"))
              ->status == 400);
    CHECK(placed.partner.post("/en/company/offers/new", with(offer_form(), "closes", "31/12/2027"))
              ->status == 400);
    CHECK(placed.partner.post("/en/company/offers/new", with(offer_form(), "contact_phone", "12"))
              ->status == 400);
    CHECK(placed.partner.post("/en/company/offers/new", with(offer_form(), "title", "x\x01y"))
              ->status == 400);
    CHECK(placed.partner.get("/en/company")->body.find("Couturière ou couturier") !=
          std::string::npos);
}

TEST_CASE("A search for a person is kept nowhere", "[offer][privacy]") {
    test::AccountSite site;
    Placed placed(site);
    Visitor anybody(site, "");
    const auto found = anybody.post("/fr/offres",
                                    {{"occupation_words", "couture"},
                                     {"place_words", "Mokolo"},
                                     {"public", "survivors_of_trafficking"}});
    REQUIRE(found->status == 200);
    CHECK(found->get_header_value("Cache-Control") == "no-store");
    CHECK(found->body.find("Couturière ou couturier") != std::string::npos);
    CHECK(site.server().log().find("Mokolo") == std::string::npos);
    CHECK(site.server().log().find("trafficking") == std::string::npos);
    CHECK(anybody.post("/fr/offres", {{"place_words", "Xyzzyville"}})->status == 400);
}

TEST_CASE("Typed words for a trade are answered with occupations", "[offer]") {
    test::AccountSite site;
    auto client = site.client();
    const auto found = test::json_of(client.Get("/api/v1/occupations?prefix=seamst&lang=en"));
    REQUIRE(found["occupations"].size() == 1);
    CHECK(found["occupations"][0]["code"] == "7531");
    CHECK(client.Get("/api/v1/occupations?prefix=a&limit=0")->status == 400);
}

TEST_CASE("An offer leaves by every open door, without what is the firm's own", "[offer]") {
    test::AccountSite site;
    Placed placed(site);
    auto client = site.client();
    const auto items = test::json_of(client.Get("/ogc/collections/offers/items?f=json"));
    REQUIRE(items.at("features").size() == 1);
    const auto& offer = items["features"][0];
    CHECK(offer.at("id") == 1);
    CHECK(offer.at("geometry").at("type") == "Point");
    CHECK(offer.at("properties").at("title") == "Couturière ou couturier");
    CHECK(offer["properties"].at("occupation") == "7531");
    CHECK(test::json_of(client.Get("/ogc/collections/offers/items?region=CM002")).at("features").empty());

    const auto atom = client.Get("/feeds/offers.atom?lang=fr&zone=extreme_nord");
    CHECK(atom->get_header_value("Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK(atom->body.find("<title>Couturière ou couturier – Couture du Sahel</title>") != std::string::npos);
    CHECK(test::json_of(client.Get("/feeds/offers.json")).at("items").size() == 1);
    CHECK(test::json_of(client.Get("/feeds/offers.json?zone=yaounde")).at("items").empty());
    CHECK(client.Get("/feeds/offers.json?zone=atlantide")->status == 400);

    const auto manifest = test::json_of(client.Get("/copy/manifest"));
    std::string part;
    for (const auto& one : manifest.at("parts")) {
        if (one.at("name") == "offers") {
            part = client.Get(("/copy/parts/" + one.at("sha256").get<std::string>()).c_str())->body;
        }
    }
    CHECK(part.find("Couturière ou couturier") != std::string::npos);

    REQUIRE(placed.partner.post("/fr/entreprise/etat", {{"offer", "1"}, {"version", "3"}, {"state", "paused"}})->status == 303);
    CHECK(test::json_of(client.Get("/ogc/collections/offers/items?f=json")).at("features").empty());
    CHECK(test::json_of(client.Get("/feeds/offers.json")).at("items").empty());
    CHECK(test::json_of(client.Get("/copy/manifest")).at("version") != manifest.at("version"));
}
