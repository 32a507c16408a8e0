#include "api/visitor.h"
#include "store/referral_store.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

struct Told {
    Told() {
        site.desk().write([&](const store::Database& database) {
            store::Transaction all(database);
            store::save_gap_figures(database,
                                    {{GapTold::saturated, "CM004", "legal_aid", 10},
                                     {GapTold::other_public, "CM002", "legal_aid", 5},
                                     {GapTold::saturated, "CM004", "housing_emergency_shelter", 20}});
            all.commit();
        });
    }
    std::string get(const std::string& path, const std::string& cookie = "") {
        const auto answer = test::Visitor(site, cookie).get(path);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        return answer->body;
    }
    test::AccountSite site{test::small_directory().snapshot()};
};

constexpr const char* k_answer = "/api/v1/coverage?need=legal_aid&lang=en";

} // namespace

TEST_CASE_METHOD(
    Told,
    "Planners see refusals beside the kinds of gap, of the need and place they ask about",
    "[coverage][referral]") {
    const auto planner = site.cookie_of(Role::planner);
    const auto refusals = nlohmann::json::parse(get(k_answer, planner))["refusals"];
    REQUIRE(refusals.size() == 2);
    CHECK(refusals[0]["region"]["code"] == "CM002");
    CHECK(refusals[0]["gap"]["code"] == "other_public");
    CHECK(refusals[1]["gap"]["code"] == "saturated");
    CHECK(refusals[1]["at_least"] == 10);
    const auto here =
        nlohmann::json::parse(get(std::string(k_answer) + "&within=CM004", planner))["refusals"];
    REQUIRE(here.size() == 1);
    CHECK(here[0]["region"]["code"] == "CM004");
    const auto page = get("/fr/couverture?need=legal_aid", planner);
    CHECK(page.find("au moins 10 refus (") != std::string::npos);
    CHECK(page.find("au moins 20 refus") == std::string::npos); // of another need
    const auto none = get("/en/coverage?need=individual_counselling", planner);
    CHECK(none.find("fewer than five people a region") != std::string::npos);
}

TEST_CASE_METHOD(Told,
                 "The public gets neither refusals nor a word of them",
                 "[coverage][privacy]") {
    const auto answer = get(k_answer);
    CHECK_FALSE(nlohmann::json::parse(answer).contains("refusals"));
    CHECK(get(k_answer, site.cookie_of(Role::caseworker)) == answer);
    CHECK(get(k_answer, site.cookie_of(site.account(Role::partner, "Jean", {1}))) == answer);
    const auto page = get("/fr/couverture?need=legal_aid");
    CHECK(page.find("refusals") == std::string::npos);
    CHECK(page.find("au moins 10 refus") == std::string::npos);
}
