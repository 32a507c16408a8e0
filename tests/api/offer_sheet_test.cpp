#include "api/account_site.h"

#include <catch2/catch.hpp>

using namespace relais;
using directory::Role;

namespace {

struct Firm {
    test::AccountSite site;
    std::string cookie = site.cookie_of(Role::partner);

    Firm() {
        const httplib::Params fields{{"name", "Couture du Sahel"},
                                     {"settlement_words", "Maroua"},
                                     {"phone", "699 00 00 21"},
                                     {"csrf", test::AccountSite::csrf_of(cookie)}};
        REQUIRE(site.client().Post("/fr/entreprise", {{"Cookie", cookie}}, fields)->status == 303);
    }
    httplib::Result send(const std::string& bytes, const std::string& as) {
        const httplib::MultipartFormDataItems items{
            {"file", bytes, "offres.csv", "text/csv"},
            {"csrf", test::AccountSite::csrf_of(as), "", ""}};
        return site.client().Post("/fr/entreprise/classeur", {{"Cookie", as}}, items);
    }
};

const std::string k_sheet =
    "Type d’offre;Intitulé;Occupation;Lieu de travail;Nombre de postes;Comment postuler;Langues\n"
    "Emploi;Couturier pour robes;couturière;Maroua;2;Se présenter;Français\n"
    "job;'=HYPERLINK(1);tailor;Mokolo;1;Come;fr\n"
    "Vol spatial;Astronaute;couturière;Maroua;1;Passer;\n"
    "Emploi;Sans lieu;couturière;Atlantide perdue;1;Passer;\n"
    ";Exemple : couturière ou couturier;couturière;Maroua;1;;\n"
    ";;;;;;\n";

} // namespace

TEST_CASE(
    "A workbook of offers becomes drafts, says what is wrong line by line, and adds nothing twice",
    "[offer_sheet]") {
    Firm firm;
    const auto first = firm.send(k_sheet, firm.cookie);
    REQUIRE(first->status == 200);
    CHECK(first->body.find("2 offres ajoutées") != std::string::npos);
    CHECK(first->body.find("ligne 4") != std::string::npos);
    CHECK(first->body.find("Vol spatial") != std::string::npos);
    CHECK(first->body.find("ligne 5") != std::string::npos);
    const auto page = firm.site.client().Get("/fr/entreprise", {{"Cookie", firm.cookie}});
    CHECK(page->body.find("Couturier pour robes") != std::string::npos);
    CHECK(page->body.find("=HYPERLINK(1)") != std::string::npos); // a text, whatever it looks like
    CHECK(page->body.find("Exemple") == std::string::npos);
    const auto second = firm.send(k_sheet, firm.cookie);
    CHECK(second->body.find("0 offre ajoutée") != std::string::npos);
    CHECK(second->body.find("2 offres étaient déjà là") != std::string::npos);
}

TEST_CASE("Workbooks of offers are taken from firms alone", "[offer_sheet]") {
    Firm firm;
    for (const auto role : {Role::caseworker, Role::planner, Role::focal_point}) {
        CHECK(firm.send(k_sheet, firm.site.cookie_of(role))->status == 403);
    }
    const auto without_firm = firm.send(k_sheet, firm.site.cookie_of(Role::partner));
    CHECK(without_firm->status == 403);
    CHECK(firm.send("%PDF-1.4", firm.cookie)->status == 400);
    CHECK(firm.send("", firm.cookie)->status == 400);
    const httplib::MultipartFormDataItems forged{{"file", k_sheet, "offres.csv", "text/csv"}};
    CHECK(firm.site.client()
              .Post("/fr/entreprise/classeur", {{"Cookie", firm.cookie}}, forged)
              ->status == 403);
    const auto model = firm.site.client().Get("/en/company/model.xlsx", {{"Cookie", firm.cookie}});
    REQUIRE(model->status == 200);
    CHECK(model->body.starts_with("PK"));
    CHECK(firm.site.client().Get("/en/company/model.xlsx")->status == 303);
    // an upload by nobody is refused before it is read
    CHECK(firm.site.client().Post("/fr/entreprise/classeur", forged)->status == 403);
}

TEST_CASE("Figures of offers are for planners, and tell no small number", "[offer_figures]") {
    Firm firm;
    auto client = firm.site.client();
    CHECK(client.Get("/fr/bilan-des-offres")->status == 303);
    CHECK(client.Get("/fr/bilan-des-offres", {{"Cookie", firm.site.cookie_of(Role::caseworker)}})
              ->status == 403);
    CHECK(client.Get("/fr/bilan-des-offres", {{"Cookie", firm.cookie}})->status == 403);
    const auto planner = firm.site.cookie_of(Role::planner);
    CHECK(client.Get("/fr/bilan-des-offres", {{"Cookie", planner}})->status == 200);
    const auto csv = client.Get("/en/offer-figures.csv", {{"Cookie", planner}});
    REQUIRE(csv->status == 200);
    CHECK(csv->body.find("Posts open") != std::string::npos);
}

TEST_CASE("Who sets up the second factor gets its key as a picture too, and only then", "[totp]") {
    test::AccountSite site;
    auto client = site.client();
    const auto without = client.Get("/fr/compte", {{"Cookie", site.cookie_of(Role::caseworker)}});
    CHECK(without->body.find("src=\"data:image/svg+xml;base64,") != std::string::npos);
    const auto with = client.Get("/fr/compte", {{"Cookie", site.cookie_of(Role::manager)}});
    CHECK(with->body.find("data:image/svg+xml") == std::string::npos);
    CHECK(without->get_header_value("Cache-Control") == "no-store");
}
