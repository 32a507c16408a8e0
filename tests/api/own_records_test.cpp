#include "api/keep_site.h"
#include "store/outbox_store.h"
#include "store/request_store.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace relais;
using directory::Role;
using test::KeepSite;

namespace {

const directory::OrganisationId k_own{1};
const directory::OrganisationId k_other{77};

bool has(const httplib::Result& result, const std::string& text) {
    return result && result->body.find(text) != std::string::npos;
}

std::string version_in(const httplib::Result& page) {
    std::smatch match;
    const std::regex version("name=\"version\" value=\"([0-9a-f]+)\"");
    return std::regex_search(page->body, match, version) ? match[1].str() : "";
}

} // namespace

TEST_CASE("A focal point with an account mends its own organisation's record", "[keep]") {
    KeepSite site;
    auto focal = site.visitor(Role::focal_point, k_own);
    CHECK(has(focal.get("/fr/compte"), "/fr/mes-fiches"));
    const auto all = focal.get("/fr/mes-fiches");
    REQUIRE(all->status == 200);
    CHECK(has(all, "/fr/mes-fiches/1"));
    CHECK(has(all, "/fr/mes-fiches/3"));
    CHECK(has(focal.get("/en/my-records"), "Your records"));
    const auto page = focal.get("/fr/mes-fiches/1");
    REQUIRE(page->status == 200);
    CHECK(page->get_header_value("Cache-Control") == "no-store");
    CHECK_FALSE(has(page, "name=\"reply_to\"")); // its own address is known
    const auto sent = focal.post("/fr/mes-fiches/1",
                                 {{"version", version_in(page)},
                                  {"site-1.landmark", "\"><script>alert(1)</script>"},
                                  {"site-2.phones", "699 00 00 99"},
                                  {"confirms", "1"}});
    REQUIRE(sent->status == 200);
    CHECK(has(sent, "Merci"));
    CHECK_FALSE(has(sent, "<script>alert"));
    CHECK(focal.post("/fr/mes-fiches/1", {{"confirms", "1"}})->status == 409); // one at a time
    CHECK(has(focal.get("/fr/mes-fiches"), "en attente"));

    auto manager = site.visitor(Role::manager);
    const auto asked = manager.get("/fr/fiches/1");
    CHECK_FALSE(has(asked, "<script>alert"));
    CHECK(manager
              .post("/fr/fiches/1",
                    {{"action", "decide"},
                     {"request", "1"},
                     {"version", version_in(asked)},
                     {"take", "confirms"},
                     {"reason", "Ce repère n’existe pas"}})
              ->status == 200);
    CHECK(has(focal.get("/fr/mes-fiches/1"), "Ce repère n’existe pas"));
    site.desk().read([](const auto& database) {
        const auto told = store::list_messages(database, store::MessageState::waiting);
        REQUIRE(told.size() == 1);
        CHECK(told[0].recipient == "a1@example.org");
        CHECK(told[0].text.find("acceptée en partie") != std::string::npos);
        return 0;
    });
}

TEST_CASE("Another organisation's records do not exist for anybody but a manager",
          "[keep][security]") {
    KeepSite site;
    for (const auto role : {Role::focal_point, Role::partner}) {
        auto other = site.visitor(role, k_other);
        const auto none = other.get("/fr/mes-fiches");
        CHECK(none->status == 200);
        CHECK_FALSE(has(none, "/fr/mes-fiches/1"));
        // what is another's and what is nobody's are told apart by nothing
        for (const auto* id : {"1", "3", "99"}) {
            CHECK(other.get(std::string("/fr/mes-fiches/") + id)->status == 404);
            CHECK(other.post(std::string("/en/my-records/") + id, {{"confirms", "1"}})->status ==
                  404);
        }
        auto alone = site.visitor(role);
        CHECK(alone.get("/fr/mes-fiches")->status == 403);
        CHECK_FALSE(has(alone.get("/fr/compte"), "/fr/mes-fiches"));
    }
    for (const auto role : {Role::caseworker, Role::planner}) {
        CHECK(site.visitor(role, k_own).get("/fr/mes-fiches/1")->status == 403);
    }
    CHECK(site.anybody().get("/fr/mes-fiches")->status == 303);
    auto own = site.visitor(Role::focal_point, k_own);
    CHECK(own.get("/fr/mes-fiches/1%27%20OR%201=1")->status == 404);
    CHECK(own.forged("/fr/mes-fiches/1", {{"confirms", "1"}})->status == 403);
    site.desk().read([](const auto& database) {
        CHECK(store::list_waiting_requests(database).empty());
        return 0;
    });
}

TEST_CASE("What tells where a shelter stands is not on its own people's pages either",
          "[keep][privacy]") {
    KeepSite site;
    auto own = site.visitor(Role::focal_point, k_own);
    for (const auto& page : {own.get("/fr/mes-fiches"), own.get("/fr/mes-fiches/3")}) {
        REQUIRE(page->status == 200);
        for (const char* hidden : {"Antenne secrète 3",
                                   "site-3.point",
                                   "site-3.address",
                                   "14.3141",
                                   "10.5999, 14.314"}) {
            INFO(hidden);
            CHECK_FALSE(has(page, hidden));
        }
    }
}

TEST_CASE("A manager moves a place on the page, and a hidden one unseen", "[keep][privacy]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    const auto open = manager.get("/fr/fiches/1");
    CHECK(has(open, "value=\"10.599900, 14.312100\""));
    CHECK_FALSE(has(open, "Déplacer ce lieu protégé"));
    CHECK(manager
              .post("/fr/fiches/1",
                    {{"action", "save"},
                     {"version", version_in(open)},
                     {"site-1.point", "10° 36' 00\" N 14° 19' 30\" E"}})
              ->status == 200);
    const auto wrong =
        manager.post("/fr/fiches/1", {{"action", "save"}, {"site-1.point", "48.85, 2.35"}});
    CHECK(wrong->status == 400);
    site.refresh();
    auto anybody = site.anybody();
    const auto moved = test::json_of(anybody.get("/api/v1/sites/1"));
    CHECK(moved["point"][0].get<double>() == Approx(14.325));
    CHECK(moved["point"][1].get<double>() == Approx(10.6));

    const auto before = anybody.get("/api/v1/sites/3")->body;
    const auto hidden = manager.get("/fr/fiches/3");
    CHECK(has(hidden, "Déplacer ce lieu protégé"));
    const auto done = manager.post(
        "/fr/fiches/3",
        {{"action", "move"}, {"version", version_in(hidden)}, {"place", "10.6123, 14.2987"}});
    REQUIRE(done->status == 200);
    for (const char* told : {"10.6123", "14.2987", "10.599"}) {
        CHECK_FALSE(has(done, told));
        CHECK(site.log().find(told) == std::string::npos);
    }
    CHECK(manager
              .post("/fr/fiches/3",
                    {{"action", "move"}, {"version", version_in(hidden)}, {"place", "10.7, 14.3"}})
              ->status == 409); // somebody moved it meanwhile
    site.refresh();
    CHECK(anybody.get("/api/v1/sites/3")->body == before); // the stand-in stays
    auto administrator = site.visitor(Role::administrator);
    CHECK_FALSE(has(administrator.get("/fr/fiches/3"), "Déplacer ce lieu protégé"));
    CHECK(
        administrator.post("/fr/fiches/3", {{"action", "move"}, {"place", "10.7, 14.3"}})->status ==
        403);
    CHECK(manager.post("/fr/fiches/1", {{"action", "move"}, {"place", "10.7, 14.3"}})->status ==
          404);
}

TEST_CASE("A place is hidden on the page, and nothing public shows it any more",
          "[keep][privacy]") {
    KeepSite site;
    auto manager = site.visitor(Role::manager);
    REQUIRE(manager
                .post("/fr/fiches/1",
                      {{"action", "save"},
                       {"version", version_in(manager.get("/fr/fiches/1"))},
                       {"site-1.visibility", "confidential"}})
                ->status == 200);
    site.refresh();
    auto anybody = site.anybody();
    for (const auto* address : {"/api/v1/sites/1",
                                "/api/v1/search?q=puits",
                                "/api/v1/points",
                                "/api/v1/export.csv",
                                "/ogc/collections/sites/items",
                                "/feeds/changes.json"}) {
        const auto answer = anybody.get(address);
        REQUIRE(answer->status == 200);
        INFO(address);
        CHECK_FALSE(has(answer, "14.3121"));
        CHECK_FALSE(has(answer, "Antenne secrète 1"));
        CHECK_FALSE(has(answer, "en face du puits"));
    }
    CHECK_FALSE(has(manager.get("/fr/fiches/1"), "14.3121"));
}
