#include "api/keep_site.h"
#include "store/audit_log.h"
#include "store/correction_store.h"
#include "store/outbox_store.h"
#include "usecases/links.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace relais;
using directory::Role;
using test::KeepSite;

namespace {

constexpr const char* k_evil = "\"><script>alert(1)</script>{{csrf}}<!--form-token-->";

bool has(const httplib::Result& result, const std::string& text) {
    return result && result->body.find(text) != std::string::npos;
}

std::string found(const std::string& html, const std::string& pattern) {
    std::smatch match;
    return std::regex_search(html, match, std::regex(pattern)) ? match[1].str() : "";
}

std::string version_in(const httplib::Result& page) {
    return found(page->body, "name=\"version\" value=\"([0-9a-f]+)\"");
}

/// The secret of a new link to a place's record.
std::string
link_to(KeepSite::Visitor& manager, const std::string& site, const std::string& recipient = "") {
    const auto made = manager.post(
        "/fr/fiches/" + site, {{"action", "link"}, {"recipient", recipient}, {"link_lang", "fr"}});
    REQUIRE(made->status == 200);
    return found(made->body, "/fr/ma-fiche\\?s=([A-Za-z0-9_-]{43})");
}

} // namespace

TEST_CASE("A record is mended, shown at once, and mended back", "[keep]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    auto anybody = site.anybody();
    const auto page = manager.get("/fr/fiches/1");
    REQUIRE(page->status == 200);
    CHECK(page->get_header_value("Cache-Control") == "no-store");
    CHECK(has(page, "Qualité : "));
    const auto saved = manager.post("/fr/fiches/1",
                                    {{"action", "save"},
                                     {"version", version_in(page)},
                                     {"site-1.phones", "699 00 00 77"},
                                     {"site-1.status", "temporarily_closed"},
                                     {"site-1.closed_from", "2026-11-20"},
                                     {"site-1.closed_until", "2026-12-05"},
                                     {"site-1.closure_message", "Travaux"}});
    REQUIRE(saved->status == 200);
    CHECK(has(saved, "C’est enregistré."));
    site.refresh();
    auto client = site.anybody();
    const auto json = test::json_of(client.get("/api/v1/sites/1?lang=fr"));
    CHECK(json["phones"][0]["e164"] == "+237699000077");
    CHECK(json["closure"]["message"] == "Travaux");
    CHECK(json["quality"]["parts"].size() == 6);
    CHECK(json["quality"]["score"].is_number());
    CHECK(has(client.get(json["url"].get<std::string>()), "Travaux"));
    // The day after the last one, the page no longer speaks of it.
    site.pass(std::chrono::hours(24 * 12));
    CHECK_FALSE(has(client.get(json["url"].get<std::string>()), "Travaux"));
    site.pass(-std::chrono::hours(24 * 12));
    const auto undone = manager.post("/fr/fiches/1", {{"action", "undo"}, {"edit", "1"}});
    CHECK(has(undone, "Le changement est annulé."));
    site.refresh();
    CHECK(test::json_of(client.get("/api/v1/sites/1"))["status"] == "active");
    CHECK(manager.post("/fr/fiches/1", {{"action", "undo"}, {"edit", "1"}})->status == 200); // it is so already
    CHECK(manager.post("/fr/fiches/1", {{"action", "undo"}, {"edit", "77"}})->status == 404);
    CHECK(manager.post("/fr/fiches/1", {{"action", "nonsense"}})->status == 400);
}

TEST_CASE("Of two managers the second is told, by the form and by If-Match", "[keep]") {
    KeepSite site;
    auto first = site.visitor(Role::manager);
    auto second = site.visitor(Role::manager);
    const auto page = first.get("/fr/fiches/1");
    const auto version = version_in(page);
    CHECK(page->get_header_value("ETag") == '"' + version + '"');
    REQUIRE(
        second
            .post("/en/records/1",
                  {{"action", "save"}, {"version", version}, {"site-1.landmark", "près du pont"}})
            ->status == 200);
    const auto late =
        first.post("/fr/fiches/1",
                   {{"action", "save"}, {"version", version}, {"site-1.landmark", "au marché"}});
    CHECK(late->status == 409);
    CHECK(has(late, "value=\"au marché\"")); // what was typed is not lost
    CHECK(first
              .post("/fr/fiches/1",
                    {{"action", "save"}, {"site-1.landmark", "au marché"}},
                    {{"If-Match", '"' + version + '"'}})
              ->status == 409);
    site.desk().read([](const auto& database) {
        CHECK(store::list_edits(database).size() == 1);
        return 0;
    });
}

TEST_CASE("A focal point mends its record by a link and a manager accepts a part", "[keep]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    auto focal = site.anybody();
    const auto secret = link_to(manager, "1", "point.focal@example.org");
    REQUIRE(secret.size() == 43);
    site.desk().read([&](const auto& database) {
        const auto queued = store::list_messages(database, store::MessageState::waiting);
        REQUIRE(queued.size() == 1);
        CHECK(queued[0].text.find(secret) != std::string::npos);
        CHECK(queued[0].subject.find("Antenne") == std::string::npos);
        return 0;
    });
    for (const char* address : {"/fr/ma-fiche?s=", "/en/my-record?s="}) {
        const auto page = focal.get(address + secret);
        REQUIRE(page->status == 200);
        CHECK(page->get_header_value("Cache-Control") == "no-store");
        CHECK(has(page, "+237 600 00 00 00"));
    }
    const auto version = version_in(focal.get("/fr/ma-fiche?s=" + secret));
    const auto sent = focal.post("/fr/ma-fiche",
                                 {{"s", secret},
                                  {"version", version},
                                  {"site-1.phones", "699 00 00 88"},
                                  {"site-1.landmark", k_evil},
                                  {"site-2.phones", "699 00 00 99"},
                                  {"note", k_evil},
                                  {"confirms", "1"}});
    REQUIRE(sent->status == 200);
    CHECK(has(sent, "Merci"));
    CHECK_FALSE(has(sent, "<script>alert"));
    CHECK(focal.post("/fr/ma-fiche", {{"s", secret}, {"site-1.phones", "699 00 00 11"}})->status ==
          409);
    CHECK(has(manager.get("/fr/mise-a-jour"), "2 champs à relire"));
    const auto asked = manager.get("/fr/fiches/1");
    CHECK(has(asked, "+237 600 00 00 00"));
    CHECK(has(asked, "+237 699 00 00 88"));
    CHECK_FALSE(has(asked, "<script>alert"));
    const httplib::Params part{{"action", "decide"},
                               {"request", "1"},
                               {"version", version_in(asked)},
                               {"take", "site-1.phones"},
                               {"take", "confirms"}};
    CHECK(manager.post("/fr/fiches/1", part)->status == 400); // a reason for the rest
    auto with_reason = part;
    with_reason.emplace("reason", std::string("Repère illisible ") + k_evil);
    CHECK(has(manager.post("/fr/fiches/1", with_reason), "La décision est prise"));
    const auto answer = focal.get("/fr/ma-fiche?s=" + secret);
    CHECK(has(answer, "acceptée en partie"));
    CHECK(has(answer, "Repère illisible"));
    CHECK_FALSE(has(answer, "<script>alert"));
    site.refresh();
    const auto json = test::json_of(focal.get("/api/v1/sites/1"));
    CHECK(json["phones"][0]["e164"] == "+237699000088");
    CHECK(json["verified_at"] == "2026-11-24");
    CHECK(json["landmark"] == "en face du puits");
    CHECK(test::json_of(focal.get("/api/v1/sites/2"))["phones"][0]["e164"] == "+237600000000");
    CHECK(site.log().find(secret) == std::string::npos);
    site.desk().read([&](const auto& database) { // told where the link was sent
        const auto told = store::list_messages(database, store::MessageState::waiting).back();
        CHECK(told.kind == "change_decision");
        CHECK(told.recipient == "point.focal@example.org");
        CHECK(told.lang == "fr");
        CHECK(told.text.find("acceptée en partie. Motif : Repère illisible") != std::string::npos);
        return 0;
    });
}

TEST_CASE("A link opens one record, for a while, and no guess opens any", "[keep][security]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    auto focal = site.anybody();
    const auto old = link_to(manager, "1");
    const auto secret = link_to(manager, "1");
    // The unknown, the replaced, the empty and one of another purpose are told apart by nothing.
    const auto other = site.desk().write([](const store::Database& database) {
        store::Transaction all(database);
        auto made = usecases::make_link(
            database, "invite", "site 1", std::chrono::hours(1), {"test", test::test_noon()});
        all.commit();
        return made;
    });
    std::string said;
    for (const auto& wrong : {old, std::string(43, 'x'), std::string(), other}) {
        const auto page = focal.get("/fr/ma-fiche?s=" + wrong);
        CHECK(page->status == 404);
        const auto sentence = found(page->body, "<main[^>]*>([\\s\\S]*)</main>");
        CHECK((said.empty() || said == sentence));
        said = sentence;
        CHECK(focal.post("/fr/ma-fiche", {{"s", wrong}, {"site-1.phones", "699000011"}})->status ==
              404);
    }
    site.pass(std::chrono::hours(24 * 31));
    CHECK(focal.get("/fr/ma-fiche?s=" + secret)->status == 404);
    site.desk().read([&](const auto& database) {
        CHECK(store::list_edits(database).empty());
        return 0;
    });
}

TEST_CASE("What tells where a shelter stands is on no page of this", "[keep][privacy]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    auto focal = site.anybody();
    const auto secret = link_to(manager, "3");
    for (const auto& page : {manager.get("/fr/fiches/3"),
                             focal.get("/fr/ma-fiche?s=" + secret),
                             manager.get("/fr/mise-a-jour?view=stale"),
                             manager.get("/fr/mise-a-jour?view=duplicates")}) {
        REQUIRE(page->status == 200);
        for (const char* hidden : {"Rue cachée",
                                   "Antenne secrète 3",
                                   "en face du puits",
                                   "portail bleu",
                                   "site-3.address",
                                   "derrière le puits",
                                   "marché caché"}) {
            INFO(hidden);
            CHECK_FALSE(has(page, hidden));
        }
    }
    focal.post("/fr/ma-fiche",
               {{"s", secret}, {"site-3.address", "Rue neuve 1"}, {"confirms", "1"}});
    CHECK_FALSE(has(manager.get("/fr/fiches/3"), "Rue neuve 1"));
}

TEST_CASE("Only managers and administrators come to these pages", "[keep][security]") {
    KeepSite site;
    for (const auto role : {Role::caseworker, Role::focal_point, Role::partner, Role::planner}) {
        auto other = site.visitor(role);
        CHECK(other.get("/fr/fiches/1")->status == 403);
        CHECK(other.get("/en/upkeep")->status == 403);
        CHECK(other.post("/fr/fiches/1", {{"action", "save"}, {"site-1.phones", "699000011"}})
                  ->status == 403);
        CHECK(other.post("/fr/mise-a-jour", {{"action", "confirm"}, {"site", "1"}})->status == 403);
        CHECK_FALSE(has(other.get("/fr/"), "/fr/mise-a-jour"));
    }
    auto manager = site.visitor(Role::manager);
    CHECK(has(manager.get("/fr/"), "/fr/mise-a-jour"));
    auto anybody = site.anybody();
    CHECK(anybody.get("/fr/fiches/1")->status == 303);
    CHECK(anybody.post("/fr/fiches/1", {{"action", "confirm"}})->status != 200);
    // Without the session's token nothing is done.
    CHECK(manager.forged("/fr/fiches/1", {{"action", "confirm"}})->status == 403);
    CHECK(manager.forged("/fr/mise-a-jour", {{"action", "confirm"}, {"site", "1"}})->status == 403);
    CHECK(manager.get("/fr/fiches/99")->status == 404);
    CHECK(manager.get("/fr/fiches/1%27%20OR%201=1")->status == 404);
}

TEST_CASE("Anybody reports an error from the provider's page, a few times an hour, without a name",
          "[keep]") {
    KeepSite site;
    auto anybody = site.anybody();
    const auto json = test::json_of(anybody.get("/api/v1/sites/1?lang=fr"));
    const auto page = anybody.get(json["url"].get<std::string>());
    REQUIRE(page->status == 200);
    CHECK(has(page, "Signaler une erreur"));
    CHECK(has(page, "action=\"/fr/signalements\""));
    CHECK_FALSE(has(page, "Qualité de la fiche"));
    const auto thanks = anybody.post("/fr/signalements",
                                     {{"site", "1"}, {"kind", "wrong_phone"}, {"words", k_evil}});
    CHECK(thanks->status == 200);
    CHECK(has(thanks, "Merci"));
    CHECK(anybody.post("/en/reports", {{"site", "1"}, {"kind", "haunted"}})->status == 400);
    CHECK(anybody.post("/en/reports", {{"site", "99"}, {"kind", "moved"}})->status == 404);
    CHECK(anybody
              .post("/en/reports",
                    {{"site", "1"}, {"kind", "moved"}, {"words", std::string(501, 'x')}})
              ->status == 400);
    CHECK(anybody.post("/en/reports", {{"site", "1"}, {"kind", "closed"}})->status == 200);
    CHECK(anybody.post("/en/reports", {{"site", "1"}, {"kind", "closed"}})->status == 429);
    site.pass(std::chrono::hours(1));
    CHECK(anybody.post("/en/reports", {{"site", "1"}, {"kind", "closed"}})->status == 200);
    auto manager = site.visitor(Role::manager);
    const auto queue = manager.get("/fr/mise-a-jour?view=reports");
    CHECK(has(queue, "Mauvais numéro de téléphone"));
    CHECK_FALSE(has(queue, "<script>alert"));
    CHECK(has(manager.get(json["url"].get<std::string>()), "Qualité de la fiche"));
    const auto closed =
        manager.post("/fr/fiches/1", {{"action", "report"}, {"report", "1"}, {"state", "mended"}});
    CHECK(has(closed, "Le signalement est clos."));
    CHECK(site.log().find("script") == std::string::npos);
}

TEST_CASE("Many records are said to be still true at once", "[keep]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    auto anybody = site.anybody();
    CHECK(test::json_of(anybody.get("/api/v1/sites/1"))["verified_at"] == "2026-10-01");
    const auto done = manager.post(
        "/fr/mise-a-jour", {{"action", "confirm"}, {"site", "1"}, {"site", "2"}, {"site", "77"}});
    CHECK(has(done, "Fiches vérifiées à ce jour : 2."));
    site.refresh();
    CHECK(test::json_of(anybody.get("/api/v1/sites/1"))["verified_at"] == "2026-11-24");
    CHECK(test::json_of(anybody.get("/api/v1/sites/3"))["verified_at"] == "2026-10-01");
    CHECK(manager.post("/fr/mise-a-jour", {{"action", "merge"}, {"kept", "1"}, {"gone", "3"}})
              ->status == 409);
    CHECK(manager.post("/fr/mise-a-jour", {{"action", "seen"}, {"message", "9"}})->status == 404);
    CHECK(manager.post("/fr/mise-a-jour", {{"action", "nonsense"}})->status == 400);
}
