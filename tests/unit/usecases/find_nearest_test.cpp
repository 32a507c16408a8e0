#include "geometry/geodesic.h"
#include "support/directory_builder.h"
#include "usecases/find_nearest.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using usecases::NearestRequest;

namespace {

DirectoryBuilder two_sites() {
    DirectoryBuilder builder;
    builder.organisation(1, "A");
    builder.site(11, "Près", 14.33, 10.60);
    builder.service(101, 11, "legal_aid");
    builder.site(12, "Loin", 13.80, 10.74, "CM004006", "gn2");
    builder.service(102, 12, "legal_aid");
    return builder;
}

NearestRequest legal_aid_in_maroua() {
    NearestRequest request;
    request.settlement = "gn1";
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    request.publics = {"returnees"};
    return request;
}

std::vector<std::int64_t> ids(const usecases::Snapshot& snapshot, const std::vector<geometry::Found>& list) {
    std::vector<std::int64_t> all;
    for (const auto& found : list) {
        all.push_back(snapshot.directory().services[found.offering].id.value);
    }
    return all;
}

directory::Boundary square(const char* code, const char* parent, int level, double west, double south, double size) {
    directory::Boundary boundary;
    boundary.code = code;
    boundary.parent = parent;
    boundary.level = level;
    boundary.polygons = {{{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size},
                           {west, south}}, {}}};
    return boundary;
}

} // namespace

TEST_CASE("Suitable services come nearest first, with the geodesic distance") {
    const auto snapshot = two_sites().snapshot();
    const auto result = usecases::find_nearest(*snapshot, legal_aid_in_maroua(), test_day());
    REQUIRE(result.needs.size() == 1);
    const auto& answer = result.needs[0].answer;
    CHECK(ids(*snapshot, answer.suitable) == std::vector<std::int64_t>{101, 102});
    const auto from = snapshot->directory().gazetteer.settlement("gn1")->point;
    CHECK(answer.suitable[0].distance->value ==
          Approx(geometry::geodesic_distance(from, {14.33, 10.60}).value).epsilon(1e-9));
    CHECK(result.place.named);
    CHECK(result.query.profile.sex == directory::Sex::female);
    CHECK(result.query.today == 20781); // 24 November 2026
}

TEST_CASE("k, a radius and a dimension narrow or widen what is found") {
    auto builder = two_sites();
    builder.service(103, 11, "housing_emergency_shelter");
    const auto snapshot = builder.snapshot();
    auto request = legal_aid_in_maroua();
    request.k = 1;
    CHECK(ids(*snapshot, usecases::find_nearest(*snapshot, request, test_day()).needs[0].answer.suitable) ==
          std::vector<std::int64_t>{101});
    request.k = 50;
    request.within_km = 10;
    CHECK(ids(*snapshot, usecases::find_nearest(*snapshot, request, test_day()).needs[0].answer.suitable) ==
          std::vector<std::int64_t>{101});
    request.within_km.reset();
    request.needs = {"social"};
    CHECK(ids(*snapshot, usecases::find_nearest(*snapshot, request, test_day()).needs[0].answer.suitable) ==
          std::vector<std::int64_t>{101, 103, 102});
}

TEST_CASE("A need named twice is answered once, in the order of the first") {
    const auto snapshot = two_sites().snapshot();
    auto request = legal_aid_in_maroua();
    request.needs = {"vocational_training", "legal_aid", "vocational_training"};
    const auto result = usecases::find_nearest(*snapshot, request, test_day());
    REQUIRE(result.needs.size() == 2);
    CHECK(result.needs[0].answer.suitable.empty());
    CHECK_FALSE(result.needs[1].answer.suitable.empty());
}

TEST_CASE("A point is located by the boundaries, and named after the nearest settlement") {
    const auto snapshot = two_sites().snapshot({square("CM004", "", 1, 13, 10, 2), square("CM004001", "CM004", 2, 14, 10, 1)});
    auto request = legal_aid_in_maroua();
    request.settlement.clear();
    request.point = directory::LonLat{14.30, 10.58};
    const auto inside = usecases::find_nearest(*snapshot, request, test_day()).place;
    CHECK(inside.place.area == "CM004001");
    CHECK(snapshot->directory().gazetteer.settlements()[inside.nearest_settlement].code == "gn1");
    CHECK(inside.to_settlement.value > 1000);
    request.point = directory::LonLat{0, 0};
    CHECK(usecases::find_nearest(*snapshot, request, test_day()).place.place.area.empty());
}

TEST_CASE("Opening is asked at a local time, of Monday first") {
    CHECK(usecases::parse_local_time("2026-11-23T00:00")->time.minute == 0); // a Monday
    CHECK(usecases::parse_local_time("2026-11-24T10:05")->time.minute == 24 * 60 + 605);
    CHECK(usecases::parse_local_time("2026-11-29T23:59")->time.minute == 7 * 24 * 60 - 1);
    for (const auto* text : {"", "2026-11-24", "2026-11-24T24:00", "2026-11-24T10:60", "2026-11-31T10:00",
                             "2026-11-24T10:00Z", "2026-11-24 10:00", "2026-11-24T-1:00", "2026-11-24T+1:00",
                             "2026-11-24T 1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(usecases::parse_local_time(text));
    }
}

TEST_CASE("A closed service is a near miss; one that misses two criteria is no answer") {
    auto builder = two_sites();
    builder.directory().sites[0].status = directory::SiteStatus::closed;
    builder.directory().sites[1].status = directory::SiteStatus::closed;
    builder.directory().services[1].publics = {directory::Public::students};
    const auto snapshot = builder.snapshot();
    const auto answer = usecases::find_nearest(*snapshot, legal_aid_in_maroua(), test_day()).needs[0].answer;
    CHECK(answer.suitable.empty());
    CHECK(answer.possible.empty());
    CHECK(ids(*snapshot, answer.near_misses) == std::vector<std::int64_t>{101});
}
