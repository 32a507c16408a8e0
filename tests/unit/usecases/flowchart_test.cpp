#include "store/audit_log.h"
#include "support/directory_builder.h"
#include "support/temporary.h"
#include "usecases/check_flowchart.h"
#include "usecases/flowchart_desk.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace std::chrono_literals;
using directory::Role;
using geometry::Gap;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};
const std::string k_chart =
    "path,step,title_fr,title_en,actor_fr,actor_en,within,next,when_fr,when_en,escalation_fr,"
    "escalation_en,needs,publics,note_fr,note_en\n"
    "p,,Titre,Title,,,,,,,,,,,,\n"
    "p,a,Un,One,Qui,Who,24 h,b,,,,,individual_counselling|legal_aid,,,\n"
    "p,b,Deux,Two,Qui,Who,,,,,,,,,,\n";
const usecases::Actor k_manager{{}, Role::manager, {}, "Amina", "fr"};

const usecases::StepInZone& in_zone(const usecases::StepCheck& check, const std::string& zone) {
    const auto found = std::ranges::find(check.zones, zone, &usecases::StepInZone::zone);
    REQUIRE(found != check.zones.end());
    return *found;
}

} // namespace

TEST_CASE("Versions of the flowchart: the draft that ships, then what a manager saves, and back",
          "[flowchart]") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    const auto snapshot = test::DirectoryBuilder().snapshot();
    const auto& taxonomy = snapshot->directory().taxonomy;
    CHECK(usecases::flowchart_in_use(nullptr, taxonomy).version.number == 0);
    CHECK(usecases::flowchart_in_use(&database, taxonomy).chart.paths.size() == 5);
    const auto first =
        usecases::save_flowchart(database, k_manager, taxonomy, k_chart, "premier", "0", k_noon);
    CHECK(first.number == 1);
    CHECK(usecases::flowchart_in_use(&database, taxonomy).chart.paths.size() == 1);
    CHECK_THROWS_AS(
        usecases::save_flowchart(database, k_manager, taxonomy, k_chart, "", "0", k_noon),
        util::Conflict);
    const auto bad = usecases::save_flowchart(
        database, k_manager, taxonomy, k_chart + "p,c,,,,,,,,,,,,,,\n", "", "1", k_noon);
    CHECK(bad.number == 0);
    CHECK_FALSE(bad.faults.empty());
    CHECK(usecases::flowchart_in_use(&database, taxonomy).version.number == 1);
    CHECK_THROWS_AS(usecases::save_flowchart(database, k_manager, taxonomy, "", "", "1", k_noon),
                    util::InvalidInput);
    CHECK_THROWS_AS(usecases::flowchart_version(&database, 9), util::NotFound);
    CHECK(usecases::flowchart_version(&database, 1).csv == k_chart);
    CHECK(usecases::flowchart_versions(database, k_manager).size() == 1);
    CHECK(store::list_audit(database, 0, 9).at(0).action == "save_flowchart");
    for (const auto role :
         {Role::public_, Role::caseworker, Role::focal_point, Role::partner, Role::planner}) {
        const usecases::Actor other{{}, role, {1}, "x", "fr"};
        CHECK_THROWS_AS(
            usecases::save_flowchart(database, other, taxonomy, k_chart, "", "1", k_noon),
            util::Forbidden);
        CHECK_THROWS_AS(usecases::flowchart_versions(database, other), util::Forbidden);
    }
}

TEST_CASE("A step is red where no verified provider can carry it, with the kind of gap",
          "[flowchart]") {
    const auto today = *util::parse_day("2026-11-24");
    test::DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal");
    builder.site(11, "Centre", 14.33, 10.60);
    auto& good = builder.service(101, 11, "individual_counselling");
    good.verified_at = today;
    good.publics = {directory::Public::everyone};
    good.zone = {directory::ServedZone::Kind::national, {}, {}};
    builder.organisation(2, "Clinique mobile");
    builder.outreach(103, "legal_aid").verified_at = std::nullopt;
    const auto snapshot = builder.snapshot();
    const auto chart = importers::read_flowchart(k_chart, snapshot->directory().taxonomy).chart;
    const auto checks = usecases::check_flowchart(*snapshot, chart, today);
    REQUIRE(checks.size() == 2);
    CHECK(checks[1].zones.empty());
    const auto& zones = snapshot->directory().gazetteer.zones();
    REQUIRE_FALSE(zones.empty());
    for (const auto& zone : zones) {
        const auto& there = in_zone(checks[0], zone.code);
        const bool has_site = std::ranges::any_of(zone.areas, [&](const auto& area) {
            return directory::lies_in(snapshot->directory().sites[0].area, area);
        });
        INFO(zone.code);
        CHECK((there.needs[0].gap == Gap::none) == has_site);
        CHECK(there.needs[1].gap != Gap::none);
        CHECK(there.worst() == std::max(there.needs[0].gap, there.needs[1].gap));
    }
}
