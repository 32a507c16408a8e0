#include "support/directory_builder.h"
#include "usecases/report_access.h"
#include "usecases/report_capacity.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>

using namespace relais;
using namespace relais::directory;
using test::DirectoryBuilder;

namespace {

/// Two in Maroua: one receives 50 a month, one does not say; a third in Mokolo receives 2.
DirectoryBuilder three_providers() {
    DirectoryBuilder builder;
    builder.organisation(1, "A").site(1, "", 14.33, 10.60);
    builder.service(1, 1, "legal_aid").capacity_per_month = 50;
    builder.organisation(2, "B").site(2, "", 14.32, 10.59);
    builder.service(2, 2, "legal_aid");
    builder.organisation(3, "C").site(3, "", 13.80, 10.74, "CM004006", "gn2");
    builder.service(3, 3, "legal_aid").capacity_per_month = 2;
    return builder;
}

template <class Request>
Request for_need(const std::string& need = "legal_aid") {
    Request request;
    request.needs = {need};
    return request;
}

usecases::CapacityReport capacity(const DirectoryBuilder& builder,
                                  const usecases::CapacityRequest& request) {
    const auto snapshot = builder.snapshot();
    return usecases::report_capacity(
        *snapshot, *snapshot->demand(DemandKind::people), request, test::test_day());
}

usecases::AccessReport access(const DirectoryBuilder& builder,
                              const usecases::AccessRequest& request) {
    const auto snapshot = builder.snapshot();
    return usecases::report_access(
        *snapshot, *snapshot->demand(DemandKind::people), request, test::test_day());
}

double sum(const usecases::CapacityFigures& figures) {
    return figures.served + figures.no_room + figures.unsaid + figures.unreached;
}

} // namespace

TEST_CASE("Each provider receives people up to its capacity; both catchments stand side by side") {
    const auto found = capacity(three_providers(), for_need<usecases::CapacityRequest>());
    REQUIRE(found.providers.size() == 3);
    CHECK(found.with_capacity == 2);
    CHECK(found.providers[0].figures.total == 1000);
    CHECK(found.providers[0].capacity == 600.0); // twelve months
    CHECK(found.providers[0].figures.served == 600);
    CHECK_FALSE(found.providers[1].capacity);
    CHECK(found.providers[0].figures.own + found.providers[1].figures.own == 1000); // counted once
    CHECK(found.sum_of_catchments == 2200);
    CHECK(found.whole.served == 624);
    CHECK(found.whole.no_room == 576);
    CHECK(found.whole.unreached == 3005);
    CHECK(sum(found.whole) == found.whole.people);
}

TEST_CASE("Fewer who ask, and more months, make room") {
    auto request = for_need<usecases::CapacityRequest>();
    request.share_percent = 50;
    CHECK(capacity(three_providers(), request).whole.no_room == 76); // Mokolo's
    request.months = 60;
    CHECK(capacity(three_providers(), request).whole.no_room == 0);
    CHECK(capacity(three_providers(), request).providers[0].figures.spare == 2500);
}

TEST_CASE("People whose only providers do not say their capacity are told apart; full ones are "
          "left out") {
    auto builder = three_providers();
    builder.directory().services[0].capacity_per_month.reset();
    const auto unsaid = capacity(builder, for_need<usecases::CapacityRequest>());
    CHECK(unsaid.whole.unsaid == 1000);
    CHECK(unsaid.whole.served == 24);
    builder.directory().services[0].saturation = Saturation::high;
    CHECK(capacity(builder, for_need<usecases::CapacityRequest>()).providers.size() == 2);
    builder.directory().services[2].capacity_per_month.reset();
    CHECK_FALSE(capacity(builder, for_need<usecases::CapacityRequest>()).is_computable());
}

TEST_CASE("A place is reported with providers beyond it, and areas sum to the whole") {
    auto request = for_need<usecases::CapacityRequest>();
    request.within = "CM004006";
    request.threshold_km = 100;
    const auto found = capacity(three_providers(), request);
    CHECK(found.providers.size() == 1);
    CHECK(found.whole.people == 200);
    request.within = "";
    const auto all = capacity(three_providers(), request);
    double people = 5; // of no unit
    for (const auto& area : all.by_area) {
        people += area.people;
    }
    CHECK(people == all.whole.people);
}

TEST_CASE("Nothing vanishes at the largest distance, and without providers nobody is received") {
    auto request = for_need<usecases::CapacityRequest>();
    request.threshold_km = 1500;
    const auto far = capacity(three_providers(), request);
    CHECK(far.whole.unreached == 0);
    CHECK(far.whole.served == 624);
    request.needs = {"vocational_training"};
    const auto none = capacity(three_providers(), request);
    CHECK(none.whole.unreached == none.whole.people);
    CHECK(none.providers.empty());
}

TEST_CASE("A zone keeps people out of a provider's catchment") {
    auto builder = three_providers();
    builder.directory().services[0].zone = {ServedZone::Kind::areas, {"CM002"}, {}};
    CHECK(capacity(builder, for_need<usecases::CapacityRequest>()).whole.served == 24);
}

TEST_CASE("Scores hand out the whole supply, and unsaid capacities count as absent") {
    const auto found = access(three_providers(), for_need<usecases::AccessRequest>());
    REQUIRE(found.is_computable());
    CHECK(found.providers == 3);
    CHECK(found.without_capacity == 1);
    CHECK(found.supply == 52);
    double handed = 0;
    const auto people = three_providers().people();
    for (std::size_t i = 0; i < people.points.size(); ++i) {
        handed += people.points[i].people * found.score_of_point[i];
    }
    CHECK(handed == Approx(found.handed_out));
    CHECK(found.handed_out == Approx(52));
    CHECK(found.score_of_point[0] == Approx(0.05));
    CHECK(found.score_of_point[1] == Approx(0.01));
    CHECK(found.least.front().point == 2); // Yaoundé: nobody in reach, and the largest
    CHECK(found.whole.unreached == 3005);
    CHECK(found.by_area[1].score == Approx(52.0 / 1200));
}

TEST_CASE("Without a capacity there is no score, and that is said") {
    auto builder = three_providers();
    for (auto& service : builder.directory().services) {
        service.capacity_per_month.reset();
    }
    const auto found = access(builder, for_need<usecases::AccessRequest>());
    CHECK_FALSE(found.is_computable());
    CHECK(found.supply == 0);
    CHECK_FALSE(access(DirectoryBuilder(), for_need<usecases::AccessRequest>()).is_computable());
}

TEST_CASE("Figures out of range are refused by name") {
    const auto refused = [](auto request, const auto& change) {
        change(request);
        try {
            if constexpr (std::is_same_v<decltype(request), usecases::CapacityRequest>) {
                capacity(three_providers(), request);
            } else {
                access(three_providers(), request);
            }
            return std::string("taken");
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    };
    const auto asked = for_need<usecases::CapacityRequest>();
    CHECK(refused(asked, [](auto& r) { r.months = 0; }) == "months");
    CHECK(refused(asked, [](auto& r) { r.share_percent = 0; }) == "share");
    CHECK(refused(asked, [](auto& r) { r.share_percent = std::nan(""); }) == "share");
    CHECK(refused(asked, [](auto& r) {
              r.threshold_km = std::numeric_limits<double>::infinity();
          }) == "km");
    CHECK(refused(asked, [](auto& r) { r.needs = {"legal_aid", "economic"}; }) == "need");
    const auto scored = for_need<usecases::AccessRequest>();
    CHECK(refused(scored, [](auto& r) { r.places = -1; }) == "places");
    CHECK(refused(scored, [](auto& r) { r.threshold_km = -1; }) == "km");
    CHECK(refused(scored, [](auto& r) { r.within = "CM999"; }) == "within");
}
