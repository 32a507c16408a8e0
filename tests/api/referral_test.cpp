#include "api/visitor.h"
#include "directory/case_code.h"
#include "store/audit_log.h"
#include "store/outbox_store.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace relais;
using directory::Role;
using test::Visitor;

namespace {

/// Three providers near Maroua that suit the person of the form below.
test::DirectoryBuilder referral_directory() {
    test::DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal");
    auto& site = builder.site(11, "Centre d’écoute de Domayo", 14.33, 10.6);
    site.phones = {"+237699000011"};
    site.emails = {"accueil@example.org"};
    builder.service(101, 11, "individual_counselling");
    builder.organisation(2, "Barreau du Nord");
    builder.site(12, "", 14.32, 10.59);
    builder.service(102, 12, "legal_aid");
    builder.organisation(3, "Atelier du Mandara");
    builder.site(13, "", 14.31, 10.59);
    builder.service(103, 13, "vocational_training").saturation = directory::Saturation::high;
    return builder;
}

httplib::Params identification() {
    return {{"settlement_words", "Maroua"},
            {"sex", "female"},
            {"age", "25-35"},
            {"language", "fr"},
            {"public", "survivors_of_trafficking"},
            {"need", "individual_counselling"},
            {"urgency_individual_counselling", "emergency"},
            {"need", "legal_aid"},
            {"urgency_legal_aid", "urgent"},
            {"safety", "do_not_phone"}};
}

httplib::Params consent() {
    httplib::Params fields{{"lang", "fr"}, {"giver", "person"}, {"basis", "own_will"}};
    for (const auto* item : {"need", "profile", "languages", "publics", "note", "statistics"}) {
        fields.emplace("item", item);
        fields.emplace(std::string("until_") + item, "2027-11-01");
    }
    return fields;
}

constexpr const char* k_note = "Ne pas parler du voyage devant la famille";

httplib::Params orientation(const std::vector<std::string>& services) {
    httplib::Params fields{{"contact", "699 00 00 31"}, {"note", k_note}, {"person_agreed", "1"}};
    for (const auto& service : services) {
        fields.emplace("service", service);
    }
    return fields;
}

httplib::Params with(httplib::Params fields, const std::string& name, const std::string& value) {
    fields.erase(name);
    fields.emplace(name, value);
    return fields;
}

/// A site with a caseworker of organisation 7, her case and its consent.
struct Opened {
    Opened() {
        REQUIRE(caseworker.post("/fr/dossiers/nouveau", identification())->status == 303);
        REQUIRE(caseworker.post("/fr/dossiers/1/consentement", consent())->status == 303);
    }
    bool shows(const std::string& path, const std::string& words) {
        const auto page = caseworker.get(path);
        INFO(path << ": " << page->body);
        return page->status == 200 && page->body.find(words) != std::string::npos;
    }
    test::AccountSite site{referral_directory().snapshot()};
    Visitor caseworker{site, site.cookie_of(site.account(Role::caseworker, "Amina Bello", {7}))};
    Visitor anybody{site, ""};
};

std::vector<std::string> found(const std::string& html, const char* pattern) {
    const std::regex wanted(pattern);
    std::vector<std::string> all;
    for (std::sregex_iterator at(html.begin(), html.end(), wanted), end; at != end; ++at) {
        all.push_back((*at)[1]);
    }
    return all;
}

/// Of the messages for receivers.
std::vector<std::string> links_in(const std::string& html) {
    return found(html, R"((/fr/reponse-orientation\?s=[A-Za-z0-9_-]{43}))");
}
std::vector<std::string> codes_in(const std::string& html) {
    return found(html, R"(code ([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2})\b)");
}

} // namespace

TEST_CASE_METHOD(Opened,
                 "A case is opened, told back and changed; two who change it do not overwrite",
                 "[referral]") {
    CHECK(shows("/fr/dossiers", "Maroua"));
    CHECK(shows("/fr/dossiers/1", "Écoute individuelle · Urgence (24 h)"));
    CHECK(shows("/en/cases/1", "Do not phone the person"));
    // Consent was recorded since the form was opened at version 1.
    CHECK(caseworker.post("/fr/dossiers/1/modifier", with(identification(), "version", "1"))
              ->status == 409);
    const auto changed = with(with(identification(), "version", "2"), "age", "36-59");
    CHECK(caseworker.post("/fr/dossiers/1/modifier", changed)->status == 303);
    CHECK(shows("/fr/dossiers/1", "36 à 59 ans"));
}

TEST_CASE_METHOD(Opened, "An identification that is refused says why and keeps what was typed", "[referral]") {
    const auto refused = caseworker.post("/fr/dossiers/nouveau",
                                         with(identification(), "settlement_words", "Xyzzyville"));
    CHECK(refused->status == 400);
    CHECK(refused->body.find("Xyzzyville") != std::string::npos);
    CHECK(refused->body.find("role=\"alert\"") != std::string::npos);
    auto none = identification();
    none.erase("need");
    CHECK(caseworker.post("/fr/dossiers/nouveau", none)->status == 400);
    CHECK(
        caseworker.post("/fr/dossiers/1/consentement", with(consent(), "until_need", "2020-01-01"))
            ->status == 400);
    CHECK(caseworker.post("/fr/dossiers/1/consentement", with(consent(), "giver", "parent"))
              ->status == 400);
}

TEST_CASE_METHOD(Opened, "A form that waited on a device is taken once for each key", "[referral]") {
    const auto waited = with(identification(), "sent_key", "0b0e6e6c-1d1f-4a57-9f0e-2f6f2f1c9a11");
    const auto first = caseworker.post("/api/v1/cases?lang=fr", waited);
    REQUIRE(first->status == 201);
    const auto told = test::json_of(first);
    CHECK(told["url"] == "/fr/dossiers/2");
    CHECK(test::json_of(caseworker.post("/api/v1/cases?lang=fr", waited)) == told);
    CHECK(caseworker.get("/fr/dossiers/3")->status == 404);
    // The key is the account's: a colleague's form under the same one is another form.
    Visitor colleague(site, site.cookie_of(site.account(Role::caseworker, "Fadi", {7})));
    CHECK(test::json_of(colleague.post("/api/v1/cases?lang=fr", waited))["url"] ==
          "/fr/dossiers/3");
    const auto refused =
        caseworker.post("/api/v1/cases?lang=fr", with(waited, "settlement_words", "Xyzzyville"));
    CHECK(refused->status == 400);
    CHECK(test::json_of(refused)["detail"].get<std::string>().size() > 10);
    CHECK(caseworker.post("/api/v1/cases", identification())->status == 400); // no key
    CHECK(anybody.post("/api/v1/cases", waited)->status == 401);
    Visitor planner(site, site.cookie_of(Role::planner));
    CHECK(planner.post("/api/v1/cases", waited)->status == 403);
}

TEST_CASE_METHOD(Opened,
                 "Only caseworkers of the same organisation come near a case",
                 "[referral]") {
    Visitor other(site, site.cookie_of(site.account(Role::caseworker, "Paul", {8})));
    Visitor planner(site, site.cookie_of(Role::planner));
    for (const auto* path : {"/fr/dossiers/1",
                             "/fr/dossiers/1/modifier",
                             "/fr/dossiers/1/consentement",
                             "/fr/dossiers/1/recu",
                             "/fr/dossiers/1/orienter"}) {
        INFO(path);
        CHECK(other.get(path)->status == 403);
        CHECK(planner.get(path)->status == 403);
        CHECK(anybody.get(path)->status == 303); // to the log-in page
    }
    CHECK(other.post("/fr/dossiers/1/retrait", {})->status == 403);
    CHECK(other.post("/fr/dossiers/1/orienter", orientation({"101"}))->status == 403);
    CHECK(caseworker.get("/fr/dossiers/99")->status == 404);
    CHECK(caseworker.get("/fr/dossiers/x")->status == 404);
    Visitor colleague(site, site.cookie_of(site.account(Role::caseworker, "Fadi", {7})));
    CHECK(colleague.get("/fr/dossiers/1")->status == 200);
}

TEST_CASE_METHOD(Opened,
                 "Without consent there is general information and nothing to send",
                 "[referral]") {
    REQUIRE(caseworker.post("/fr/dossiers/nouveau", identification())->status == 303);
    const auto page = caseworker.get("/fr/dossiers/2/orienter");
    REQUIRE(page->status == 200);
    CHECK(page->body.find("informations générales") != std::string::npos);
    CHECK(page->body.find("Centre d’écoute de Domayo") != std::string::npos);
    CHECK(page->body.find("name=\"service\"") == std::string::npos);
    CHECK(caseworker.post("/fr/dossiers/2/orienter", orientation({"101"}))->status == 409);
}

TEST_CASE_METHOD(Opened,
                 "Referrals are sent, answered by link and by code, without an account",
                 "[referral]") {
    const auto choice = caseworker.get("/fr/dossiers/1/orienter?service=101");
    REQUIRE(choice->status == 200);
    CHECK(choice->body.find("value=\"101\" checked") != std::string::npos);
    const auto sent = caseworker.post("/fr/dossiers/1/orienter", orientation({"101", "102"}));
    REQUIRE(sent->status == 200);
    CHECK(sent->get_header_value("Cache-Control") == "no-store");
    const auto links = links_in(sent->body);
    const auto codes = codes_in(sent->body);
    REQUIRE(links.size() == 2);
    REQUIRE(codes.size() == 2);

    const auto asked = anybody.get(links[0]);
    REQUIRE(asked->status == 200);
    CHECK(asked->body.find(k_note) != std::string::npos);
    CHECK(asked->body.find("25 à 35 ans") != std::string::npos);
    CHECK(anybody.post(links[0], {{"state", "acknowledged"}})->status == 303);
    CHECK(anybody.post(links[0], {{"state", "declined"}})->status == 400);
    CHECK(anybody.post(links[0], {{"state", "accepted"}})->status == 303);
    CHECK(anybody.post(links[0], {{"state", "expired"}})->status == 409);

    const auto by_code = anybody.post("/fr/code", {{"code", codes[1]}});
    REQUIRE(by_code->status == 200);
    CHECK(by_code->body.find("25 à 35 ans") == std::string::npos);
    CHECK(by_code->body.find("Aide juridique") == std::string::npos);
    CHECK(anybody
              .post("/fr/code",
                    {{"code", codes[1]}, {"state", "declined"}, {"reason", "no_capacity"}})
              ->status == 200);
    CHECK(shows("/fr/dossiers/1/orientations/2", "Plus de place"));
    CHECK(shows("/fr/dossiers/1", "orienter ailleurs"));
    const auto said = anybody.post("/en/code",
                                   {{"code", codes[0]},
                                    {"feedback", "1"},
                                    {"received", "yes"},
                                    {"respectful", "yes"},
                                    {"helped", "partly"}});
    CHECK(said->body.find("Thank you") != std::string::npos);
    CHECK(anybody
              .post("/en/code",
                    {{"code", codes[0]},
                     {"feedback", "1"},
                     {"received", "yes"},
                     {"respectful", "yes"},
                     {"helped", "partly"}})
              ->status == 409);
    CHECK(caseworker
              .post("/fr/dossiers/1/orientations/1", {{"version", "4"}, {"state", "in_progress"}})
              ->status == 409);
    CHECK(caseworker
              .post("/fr/dossiers/1/orientations/1", {{"version", "5"}, {"state", "in_progress"}})
              ->status == 303);
    CHECK(shows("/fr/dossiers/1/orientations/1", "aidée En partie"));
}

TEST_CASE_METHOD(Opened,
                 "A service with a warning is sent to only by who has read it",
                 "[referral]") {
    const auto refused = caseworker.post("/fr/dossiers/1/orienter", orientation({"103"}));
    CHECK(refused->status == 400);
    CHECK(refused->body.find("Service saturé") != std::string::npos);
    CHECK(refused->body.find(k_note) != std::string::npos);
    CHECK(caseworker
              .post("/fr/dossiers/1/orienter", with(orientation({"103"}), "despite_warnings", "1"))
              ->status == 200);
    CHECK(shows("/fr/dossiers/1/orienter?service=103", "déjà ouverte"));
}

TEST_CASE_METHOD(Opened,
                 "Withdrawn consent stops sharing at once and says to erase",
                 "[referral]") {
    const auto sent = caseworker.post("/fr/dossiers/1/orienter", orientation({"101"}));
    const auto link = links_in(sent->body).at(0);
    const auto withdrawn = caseworker.post("/fr/dossiers/1/retrait", {});
    REQUIRE(withdrawn->status == 200);
    CHECK(withdrawn->body.find("Merci d’effacer") != std::string::npos);
    site.desk().read([&](const store::Database& database) {
        const auto messages = store::list_messages(database, std::nullopt);
        const auto erase = std::ranges::find(messages, "referral_erase", &store::OutboxMessage::kind);
        REQUIRE(erase != messages.end());
        CHECK(erase->recipient == "accueil@example.org");
        CHECK(erase->text.find("effacer") != std::string::npos);
        return 0;
    });
    const auto seen = anybody.get(link);
    CHECK(seen->body.find("effacez tout") != std::string::npos);
    CHECK(seen->body.find(k_note) == std::string::npos);
    CHECK(seen->body.find("25 à 35 ans") == std::string::npos);
    CHECK(shows("/fr/dossiers/1/recu", "Consentement retiré"));
}

TEST_CASE_METHOD(Opened,
                 "Who guesses codes waits, and links of nothing open nothing",
                 "[referral]") {
    CHECK(anybody.get("/fr/reponse-orientation?s=nothing")->status == 404);
    CHECK(anybody.get("/fr/reponse-orientation")->status == 404);
    for (std::uint64_t i = 0; i < 6; ++i) {
        CHECK(anybody.post("/fr/code", {{"code", directory::make_case_code(i)}})->status == 404);
    }
    CHECK(anybody.post("/fr/code", {{"code", directory::make_case_code(7)}})->status == 503);
}

TEST_CASE_METHOD(Opened,
                 "What was chosen in a search goes to the case that is picked",
                 "[referral]") {
    CHECK(shows("/fr/orienter?service=101&service=102",
                "/fr/dossiers/1/orienter?service=101&amp;service=102"));
    CHECK(anybody.get("/fr/formulaire-identification")->status == 200);
    CHECK(anybody.get("/en/identification-form")->status == 200);
}

TEST_CASE_METHOD(Opened,
                 "A slip is one page of PDF or a picture, for the case's own people",
                 "[referral]") {
    REQUIRE(caseworker.post("/fr/dossiers/1/orienter", orientation({"101"}))->status == 200);
    const std::string slip = "/fr/dossiers/1/orientations/1/fiche";
    const auto pdf = caseworker.get(slip + ".pdf");
    REQUIRE(pdf->status == 200);
    CHECK(pdf->body.starts_with("%PDF"));
    CHECK(pdf->get_header_value("Cache-Control") == "no-store");
    CHECK(caseworker.get(slip + ".pdf?copies=3&title=named")->body.size() > pdf->body.size());
    CHECK(caseworker.get("/en/cases/1/referrals/1/slip.png")->body.substr(1, 3) == "PNG");
    CHECK(caseworker.get(slip + ".pdf?copies=2")->status == 400);
    CHECK(caseworker.get(slip + ".pdf?title=x")->status == 400);
    Visitor other(site, site.cookie_of(site.account(Role::caseworker, "Paul", {8})));
    CHECK(other.get(slip + ".pdf")->status == 403);
    CHECK(anybody.get(slip + ".pdf")->status == 303);
    CHECK(shows("/fr/dossiers/1/orientations/1", "ne pas téléphoner")); // the safety flag: no SMS
}

TEST_CASE_METHOD(Opened,
                 "All that is held is given out, and erased once nobody waits for it",
                 "[referral]") {
    REQUIRE(caseworker.post("/fr/dossiers/1/orienter", orientation({"101"}))->status == 200);
    const auto file = caseworker.post("/fr/dossiers/1/fichier.json", {});
    REQUIRE(file->status == 200);
    const auto json = test::json_of(file);
    CHECK(json["identification"]["age"] == "25 à 35 ans");
    CHECK(json["referrals"][0]["note"] == k_note);
    CHECK(caseworker.post("/fr/dossiers/1/effacer", {})->status == 409);
    REQUIRE(caseworker.post("/fr/dossiers/1/retrait", {})->status == 200);
    CHECK(caseworker.post("/fr/dossiers/1/effacer", {})->status == 303);
    CHECK(caseworker.get("/fr/dossiers/1")->status == 404);
    Visitor other(site, site.cookie_of(site.account(Role::caseworker, "Paul", {8})));
    REQUIRE(caseworker.post("/fr/dossiers/nouveau", identification())->status == 303);
    CHECK(other.post("/fr/dossiers/2/fichier.json", {})->status == 403);
    CHECK(other.post("/fr/dossiers/2/effacer", {})->status == 403);
}

TEST_CASE_METHOD(Opened,
                 "Figures are for those who may see them, and point at nobody",
                 "[referral]") {
    Visitor planner(site, site.cookie_of(Role::planner));
    REQUIRE(caseworker.post("/fr/dossiers/1/orienter", orientation({"101", "102"}))->status == 200);
    CHECK(planner.get("/fr/chiffres-orientations")->body.find("Trop peu d’orientations") !=
          std::string::npos);
    for (int i = 2; i <= 5; ++i) { // five people: four of many referrals would still be four
        REQUIRE(caseworker.post("/fr/dossiers/nouveau", identification())->status == 303);
        const auto one = "/fr/dossiers/" + std::to_string(i);
        REQUIRE(caseworker.post(one + "/consentement", consent())->status == 303);
        REQUIRE(caseworker.post(one + "/orienter", orientation({"101"}))->status == 200);
    }
    const auto page = planner.get("/fr/chiffres-orientations");
    REQUIRE(page->status == 200);
    CHECK(page->body.find("Toutes les orientations") != std::string::npos);
    CHECK(page->body.find("Barreau du Nord") == std::string::npos); // one person alone
    const auto csv = planner.post("/fr/chiffres-orientations/csv", {{"days", "90"}});
    REQUIRE(csv->status == 200);
    CHECK(csv->body.find("vulnérables") != std::string::npos);
    CHECK(csv->body.find("Barreau") == std::string::npos);
    CHECK(planner.get("/fr/chiffres-orientations?days=89")->status == 400);
    CHECK(caseworker.get("/fr/chiffres-orientations")->status == 403);
    CHECK(anybody.get("/fr/chiffres-orientations")->status == 303);
}

TEST_CASE_METHOD(Opened,
                 "After a whole run no log, address or subject holds anything of the person",
                 "[referral][privacy]") {
    const auto sent =
        caseworker.post("/fr/dossiers/1/orienter?service=101", orientation({"101", "102"}));
    const auto links = links_in(sent->body);
    const auto codes = codes_in(sent->body);
    REQUIRE(links.size() == 2);
    anybody.get(links[0]);
    anybody.post(links[0], {{"state", "accepted"}});
    anybody.post("/fr/code",
                 {{"code", codes[1]}, {"state", "declined"}, {"reason", "no_capacity"}});
    caseworker.get("/fr/dossiers/1/orientations/1/fiche.pdf");
    caseworker.post("/fr/dossiers/1/fichier.json", {});
    caseworker.post("/fr/dossiers/1/retrait", {});
    const auto page = caseworker.get("/fr/dossiers/1");
    const auto case_codes = found(page->body, R"(Dossier ([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}))");
    REQUIRE_FALSE(case_codes.empty());
    CHECK(sent->body.find(case_codes[0]) ==
          std::string::npos); // the receiver's message has a code of its own

    std::vector<std::string> secrets{case_codes[0],
                                     codes[0],
                                     codes[1],
                                     links[0].substr(links[0].find('=') + 1),
                                     k_note,
                                     "Maroua",
                                     "trafficking",
                                     "legal_aid",
                                     "juridique",
                                     "25-35",
                                     "699000031",
                                     "Amina"};
    std::string told = site.server().log();
    for (const auto& address : found(page->body, R"re(href="([^"]*)")re")) {
        told += address + '\n';
    }
    site.desk().read([&](const store::Database& database) {
        for (const auto& message : store::list_messages(database, std::nullopt)) {
            told += message.subject + '\n';
        }
        for (const auto& line : store::list_audit(database, 0, 1000)) {
            told += line.subject + ' ' + line.before + ' ' + line.after + '\n';
        }
        return 0;
    });
    CHECK(told.find("POST /fr/dossiers/1/orienter 200") != std::string::npos); // it was looked at
    for (const auto& secret : secrets) {
        INFO(secret);
        CHECK(told.find(secret) == std::string::npos);
    }
}
