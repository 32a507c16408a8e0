#include "api/account_site.h"

#include <catch2/catch.hpp>

using namespace relais;
using directory::Role;

TEST_CASE("The list of members is for everybody, and a manager changes it", "[membership]") {
    test::AccountSite site;
    auto client = site.client();
    CHECK(client.Get("/fr/membres")->status == 200);
    CHECK(client.Get("/fr/membres")->body.find("<form class=\"record-form\"") == std::string::npos);
    const auto cookie = site.cookie_of(Role::manager);
    const auto save = [&](httplib::Params fields, const std::string& as) {
        fields.emplace("csrf", test::AccountSite::csrf_of(as));
        return client.Post("/fr/membres", {{"Cookie", as}}, fields);
    };
    const httplib::Params words{{"organisation", "1"},
                                {"state", "signatory"},
                                {"since", "2025-03-01"},
                                {"role_fr", "point <focal> santé"},
                                {"role_en", "health focal point"}};
    CHECK(save(words, site.cookie_of(Role::planner))->status == 403);
    CHECK(client.Post("/fr/membres", {{"Cookie", cookie}}, words)->status ==
          403); // without the token
    const auto saved = save(words, cookie);
    REQUIRE(saved->status == 200);
    const auto list = client.Get("/fr/membres");
    CHECK(list->body.find("Signataire") != std::string::npos);
    CHECK(list->body.find("depuis le 1er mars 2025") != std::string::npos);
    CHECK(list->body.find("point &lt;focal&gt; santé") != std::string::npos);
    CHECK(client.Get("/en/members")->body.find("health focal point") != std::string::npos);
    auto wrong = words;
    wrong.erase("since");
    wrong.emplace("since", "hier");
    CHECK(save(wrong, cookie)->status == 400);
    auto stale = words;
    stale.emplace("version", "0123456789abcdef");
    CHECK(save(stale, cookie)->status == 409);
}
