#include "geometry/nearest_index.h"
#include "geometry/roads/node_order.h"
#include "support/ascii_roads.h"
#include "support/directory_builder.h"
#include "usecases/draw_isochrone.h"
#include "usecases/find_nearest.h"
#include "usecases/find_route.h"
#include "usecases/plan_care.h"
#include "usecases/propose_sites.h"
#include "usecases/report_coverage.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::usecases;
using namespace relais::test;

namespace {

const auto k_today = *util::parse_day("2026-11-10");

/// Three sites round a bay: from A the one across the water is nearer straight, and farther by road.
struct Bay {
    explicit Bay(std::vector<directory::BlockedArea> blocked = {}, bool is_skeleton = false) {
        drawn.data().source.estimated = is_skeleton;
        builder.organisation(1, "Rives");
        add_site(11, 'b');
        add_site(12, 'c');
        add_site(13, 'd');
        const auto network = drawn.network();
        auto made = std::make_shared<Roads>(nullptr, network, geometry::roads::node_order(network));
        made->profiles = {drawn_profile(directory::TravelMode::motorcycle)};
        made->blocked = std::move(blocked);
        made->version = "1";
        auto demand = builder.people();
        demand.points = {{"gn1", drawn.at('A'), "CM004001001", 1000}, {"gn2", drawn.at('d'), "CM004006", 200}, {"", {5, 5}, "", 5}};
        snapshot = std::make_shared<const Snapshot>(builder.directory(), std::vector<directory::Boundary>{}, std::vector{demand}, made);
    }

    NearestRequest request(double within_minutes = 1440) const {
        NearestRequest request;
        ask(request);
        request.point = drawn.at('A');
        request.travel = TravelWords{"motorcycle", "rainy", within_minutes};
        return request;
    }
    static void ask(PersonWords& words) {
        words.needs = {"legal_aid"};
        words.sex = "female";
        words.age_from = 30;
    }
    std::vector<std::int64_t> sites(const std::vector<geometry::Found>& found) const {
        std::vector<std::int64_t> ids;
        for (const auto& one : found) {
            ids.push_back(snapshot->directory().services[one.offering].site->value);
        }
        return ids;
    }

    AsciiRoads drawn{{"A         b", //
                      "|         |",
                      "c---------d"}};
    DirectoryBuilder builder;
    std::shared_ptr<const Snapshot> snapshot;

private:
    void add_site(std::int64_t id, char at) {
        const auto point = drawn.at(at);
        builder.site(id, std::string("Site ") + at, point.longitude, point.latitude);
        builder.service(id, id, "legal_aid");
    }
};

directory::BlockedArea flood(const AsciiRoads& drawn, std::string ends = "") {
    directory::BlockedArea area{1, "crue", {}, "2026-11-01", std::move(ends), ""};
    area.polygons.push_back({{drawn.place(4, -1), drawn.place(6, -1), drawn.place(6, 1), drawn.place(4, 1), drawn.place(4, -1)}, {}});
    return area;
}

} // namespace

TEST_CASE("The nearest by time come in the order of the road", "[travel]") {
    const Bay bay;
    const auto result = find_nearest(*bay.snapshot, bay.request(), k_today);
    const auto& found = result.needs.at(0).answer.suitable;
    CHECK(bay.sites(found) == std::vector<std::int64_t>{12, 13, 11});
    REQUIRE(found.front().journey);
    CHECK(found.front().journey->time.minutes() == Approx(2).margin(0.01));
    CHECK(found.back().journey->by_road.value == Approx(14'000).margin(1));
    REQUIRE(result.travel);
    CHECK_FALSE(result.travel->off_network);
    CHECK(bay.sites(find_nearest(*bay.snapshot, bay.request(13), k_today).needs.at(0).answer.suitable) ==
          std::vector<std::int64_t>{12, 13});
    auto straight = bay.request();
    straight.travel.reset();
    CHECK(bay.sites(find_nearest(*bay.snapshot, straight, k_today).needs.at(0).answer.suitable) ==
          std::vector<std::int64_t>{12, 11, 13});
}

TEST_CASE("A closed area is gone round, or cuts off, and is named; only while it lasts", "[travel]") {
    const Bay bay({flood(AsciiRoads({"A         b", "|         |", "c---------d"}), "2026-11-15")});
    const auto result = find_nearest(*bay.snapshot, bay.request(), k_today);
    // The far shore is open country away: that a road is closed makes nobody walk there.
    CHECK(bay.sites(result.needs.at(0).answer.suitable) == std::vector<std::int64_t>{12});
    REQUIRE(result.travel->blocked.size() == 1);
    CHECK(result.travel->blocked[0].reason == "crue");
    const auto after = find_nearest(*bay.snapshot, bay.request(), *util::parse_day("2026-11-16"));
    CHECK(after.needs.at(0).answer.suitable.size() == 3);
    CHECK(after.travel->blocked.empty());
}

TEST_CASE("On a skeleton no answer leads straight through a closed area, or into it", "[travel]") {
    AsciiRoads drawn({"A         b", //
                      "|         |",
                      "c---------d"});
    auto area = flood(drawn);
    area.polygons[0].outer = {drawn.place(9, -1), drawn.place(12, -1), drawn.place(12, 3), drawn.place(9, 3), drawn.place(9, -1)};
    const Bay open({}, true);
    const Bay bay({area}, true);
    const auto& people = *bay.snapshot->demand(directory::DemandKind::people);
    const auto& same_people = *open.snapshot->demand(directory::DemandKind::people);

    SECTION("nearest") {
        CHECK(open.sites(find_nearest(*open.snapshot, open.request(), k_today).needs.at(0).answer.suitable).size() == 3);
        CHECK(bay.sites(find_nearest(*bay.snapshot, bay.request(), k_today).needs.at(0).answer.suitable) ==
              std::vector<std::int64_t>{12});
    }
    SECTION("from inside it nobody gets away, and the answer says so") {
        auto request = bay.request();
        request.point = bay.drawn.at('d');
        const auto result = find_nearest(*bay.snapshot, request, k_today);
        CHECK(result.needs.at(0).answer.suitable.empty());
        CHECK(result.travel->cut_off);
        CHECK_FALSE(result.travel->off_network);
    }
    SECTION("route") {
        RouteRequest request;
        request.from.point = bay.drawn.at('A');
        request.site = 11;
        request.travel = {"motorcycle", "", {}};
        CHECK(find_route(*open.snapshot, request, k_today).route.time.is_reachable());
        CHECK_FALSE(find_route(*bay.snapshot, request, k_today).route.time.is_reachable());
    }
    SECTION("plan") {
        PlanRequest request;
        Bay::ask(request);
        request.point = bay.drawn.at('A');
        request.travel = TravelWords{"motorcycle", "", {}};
        CHECK(plan_care(*open.snapshot, request, k_today).alternatives.at(0).unmet.empty());
        CHECK(plan_care(*bay.snapshot, request, k_today).alternatives.at(0).unmet.size() == 1);
    }
    SECTION("coverage, one need and all") {
        CoverageRequest request;
        request.needs = {"legal_aid"};
        request.sex = "female";
        request.age_from = 30;
        request.travel = TravelWords{"motorcycle", "", {}};
        request.thresholds_minutes = {60};
        CHECK(report_coverage(*open.snapshot, same_people, request, k_today).whole.by_threshold[0].covered() == 1200);
        CHECK(report_coverage(*bay.snapshot, people, request, k_today).whole.by_threshold[0].covered() == 1000);
        const auto legal_aid = [](const Snapshot& snapshot, const CoverageTable& table) {
            const auto row = std::ranges::find(table.rows, *snapshot.directory().taxonomy.find("legal_aid"), &CoverageTable::Row::term);
            return row->whole.covered();
        };
        CHECK(legal_aid(*open.snapshot, coverage_table(*open.snapshot, same_people, request, k_today)) == 1200);
        CHECK(legal_aid(*bay.snapshot, coverage_table(*bay.snapshot, people, request, k_today)) == 1000);
    }
    SECTION("siting") {
        SitingRequest request;
        request.needs = {"individual_counselling"}; // nobody gives it
        request.places = 1;
        request.travel = TravelWords{"motorcycle", "", {}};
        request.threshold_minutes = 60;
        CHECK(propose_sites(*open.snapshot, same_people, request, k_today).after == 1200);
        CHECK(propose_sites(*bay.snapshot, people, request, k_today).after == 1000);
    }
    SECTION("isochrone") {
        IsochroneRequest around;
        around.site = 12;
        around.travel = {"motorcycle", "", {}};
        around.minutes = {60};
        CHECK(draw_isochrone(*open.snapshot, around, k_today).bands.at(0).people == 1200);
        const auto band = draw_isochrone(*bay.snapshot, around, k_today).bands.at(0);
        CHECK(band.people == 1000);
        const geometry::roads::ClosedAreas areas(area.polygons);
        const auto cell = drawn.place(10.5, 1);
        for (const auto& polygon : band.area.polygons) {
            CHECK_FALSE(geometry::roads::ClosedAreas({polygon}).holds(cell));
        }
        CHECK(areas.holds(cell));
    }
}

TEST_CASE("Beyond a closed area the nearest by road takes the place of the nearest straight on", "[travel]") {
    AsciiRoads drawn({"A         b", //
                      "|         |",
                      "c---------d"});
    auto wall = flood(drawn); // between A and b, south of neither road
    wall.polygons[0].outer = {drawn.place(4, 1), drawn.place(5, 1), drawn.place(5, 3), drawn.place(4, 3), drawn.place(4, 1)};
    Bay bay({wall}, true);
    for (auto& service : bay.builder.directory().services) {
        service.site = directory::SiteId{11}; // only b is left
    }
    const auto demand = *bay.snapshot->demand(directory::DemandKind::people);
    const Snapshot only_b(bay.builder.directory(), {}, {demand}, bay.snapshot->travel().roads());
    CoverageRequest request;
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    request.travel = TravelWords{"motorcycle", "", {}};
    request.thresholds_minutes = {13, 14.5};
    const auto report = report_coverage(only_b, *only_b.demand(directory::DemandKind::people), request, k_today);
    CHECK(report.whole.by_threshold[0].covered() == 200);
    CHECK(report.whole.by_threshold[1].covered() == 1200); // two, ten and two minutes round the wall
}

TEST_CASE("Far from any road distances are straight, and the answer says how far", "[travel]") {
    const Bay bay;
    auto request = bay.request();
    request.point = bay.drawn.place(-73, 0);
    const auto result = find_nearest(*bay.snapshot, request, k_today);
    CHECK(result.travel->off_network);
    CHECK(result.travel->nearest_road->value == Approx(80'000).margin(500));
    REQUIRE(result.needs.at(0).answer.suitable.size() == 3);
    CHECK_FALSE(result.needs.at(0).answer.suitable.front().journey);
}

TEST_CASE("On a skeleton too, nobody is given hours across the sea", "[travel]") {
    const Bay bay({}, true);
    auto request = bay.request();
    request.point = bay.drawn.place(-50, 0); // 55 km: some track will lead there
    CHECK_FALSE(find_nearest(*bay.snapshot, request, k_today).travel->off_network);
    request.point = bay.drawn.place(-73, 0);
    const auto result = find_nearest(*bay.snapshot, request, k_today);
    CHECK(result.travel->off_network);
    CHECK(result.travel->nearest_road->value == Approx(80'000).margin(500));
    REQUIRE(result.needs.at(0).answer.suitable.size() == 3);
    CHECK_FALSE(result.needs.at(0).answer.suitable.front().journey);
}

TEST_CASE("Without roads, or with words that mean nothing, a time is refused with a sentence", "[travel]") {
    const Bay bay;
    auto request = bay.request();
    request.travel->mode = "motorcicle";
    CHECK_THROWS_AS(find_nearest(*bay.snapshot, request, k_today), util::InvalidInput);
    request.travel->mode = "car"; // has no profile here
    CHECK_THROWS_AS(find_nearest(*bay.snapshot, request, k_today), util::Unavailable);
    request = bay.request(0);
    CHECK_THROWS_AS(find_nearest(*bay.snapshot, request, k_today), util::InvalidInput);
    const auto without = bay.builder.snapshot();
    CHECK_THROWS_AS(find_nearest(*without, bay.request(), k_today), util::Unavailable);
}

TEST_CASE("A plan by time goes where the road leads first", "[travel]") {
    const Bay bay;
    PlanRequest request;
    Bay::ask(request);
    request.point = bay.drawn.at('A');
    request.travel = TravelWords{"motorcycle", "", {}};
    const auto result = plan_care(*bay.snapshot, request, k_today);
    REQUIRE(result.best.visits.size() == 1);
    REQUIRE(result.best.visits[0].journey);
    CHECK(result.best.minutes == Approx(2).margin(0.01));
    REQUIRE(result.alternatives.size() == 1);
    CHECK(result.alternatives[0].minutes == Approx(12).margin(0.01)); // d, not b
    request.travel->within_minutes = 1;
    CHECK(plan_care(*bay.snapshot, request, k_today).best.unmet.size() == 1);
}

TEST_CASE("Coverage by minutes counts who comes there in time, and whose nearest it is", "[travel]") {
    const Bay bay;
    const auto& demand = *bay.snapshot->demand(directory::DemandKind::people);
    CoverageRequest request;
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    request.travel = TravelWords{"motorcycle", "", {}};
    request.thresholds_minutes = {1, 5};
    const auto report = report_coverage(*bay.snapshot, demand, request, k_today);
    CHECK(report.whole.by_threshold[0].covered() == 200);  // at d's door
    CHECK(report.whole.by_threshold[1].covered() == 1200); // A is two minutes from c
    CHECK(report.whole.by_threshold[1].median_metres == Approx(120).margin(1)); // seconds
    REQUIRE(report.catchments.size() == 2);
    CHECK(report.catchments[0].people == 1000);
    request.thresholds_minutes = {0};
    CHECK_THROWS_AS(report_coverage(*bay.snapshot, demand, request, k_today), util::InvalidInput);
}

TEST_CASE("A zone is judged place by place, by time as by distance", "[travel]") {
    Bay bay;
    for (auto& service : bay.builder.directory().services) {
        service.zone = {directory::ServedZone::Kind::areas, {"CM004006"}, {}};
    }
    const auto roads = bay.snapshot->travel().roads();
    const auto demand = *bay.snapshot->demand(directory::DemandKind::people);
    const Snapshot zoned(bay.builder.directory(), {}, {demand}, roads);
    CoverageRequest request;
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    request.travel = TravelWords{"motorcycle", "", {}};
    request.thresholds_minutes = {30};
    const auto report = report_coverage(zoned, *zoned.demand(directory::DemandKind::people), request, k_today);
    CHECK(report.whole.by_threshold[0].covered() == 200); // Maroua's people are outside the zone
}

TEST_CASE("A new place is put where the road brings the most people", "[travel]") {
    Bay bay;
    bay.builder.directory().services.clear();
    const Snapshot empty(bay.builder.directory(), {}, {*bay.snapshot->demand(directory::DemandKind::people)}, bay.snapshot->travel().roads());
    SitingRequest request;
    request.needs = {"legal_aid"};
    request.places = 1;
    request.travel = TravelWords{"motorcycle", "", {}};
    request.threshold_minutes = 12.5;
    const auto wide = propose_sites(empty, *empty.demand(directory::DemandKind::people), request, k_today);
    CHECK(wide.after == 1200);
    request.threshold_minutes = 11;
    CHECK(propose_sites(empty, *empty.demand(directory::DemandKind::people), request, k_today).after == 1000);
}

TEST_CASE("A route leads to a site; an isochrone counts who lives in it", "[travel]") {
    const Bay bay;
    RouteRequest request;
    request.from.point = bay.drawn.at('A');
    request.site = 11;
    request.travel = {"motorcycle", "", {}};
    const auto route = find_route(*bay.snapshot, request, k_today);
    CHECK(route.route.metres == Approx(14'000).margin(1));
    CHECK(route.site);
    request.site = 99;
    CHECK_THROWS_AS(find_route(*bay.snapshot, request, k_today), util::NotFound);

    IsochroneRequest around;
    around.site = 12;
    around.travel = {"motorcycle", "", {}};
    around.minutes = {3, 11};
    const auto areas = draw_isochrone(*bay.snapshot, around, k_today);
    REQUIRE(areas.bands.size() == 2);
    CHECK(areas.bands[0].minutes == 11);
    CHECK(areas.bands[0].people == 1200);
    CHECK(areas.bands[1].people == 1000);
    around.minutes = {1000};
    CHECK_THROWS_AS(draw_isochrone(*bay.snapshot, around, k_today), util::InvalidInput);
}
