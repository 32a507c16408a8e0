#include "usecases/plan_care.h"

#include "support/directory_builder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using test::DirectoryBuilder;

namespace {

/// Two near specialists in Maroua, and one in Mokolo who does both.
DirectoryBuilder three_providers() {
    DirectoryBuilder builder;
    builder.organisation(1, "Droit").site(1, "Droit", 14.33, 10.60);
    builder.service(1, 1, "legal_aid");
    builder.organisation(2, "Écoute").site(2, "Écoute", 14.33, 10.59);
    builder.service(2, 2, "individual_counselling");
    builder.organisation(3, "Les deux").site(3, "Les deux", 13.80, 10.74, "CM004006", "gn2");
    builder.service(3, 3, "legal_aid");
    builder.service(4, 3, "individual_counselling");
    return builder;
}

usecases::PlanRequest two_needs(double per_address_km) {
    usecases::PlanRequest request;
    request.settlement = "gn1";
    request.needs = {"legal_aid", "individual_counselling"};
    request.sex = "male";
    request.age_from = 30;
    request.per_address_km = per_address_km;
    return request;
}

usecases::PlanResult plan(const DirectoryBuilder& builder, const usecases::PlanRequest& request) {
    return usecases::plan_care(*builder.snapshot(), request, test::test_day());
}

} // namespace

TEST_CASE("Two addresses nearby, or one farther away: what a further address costs decides") {
    CHECK(plan(three_providers(), two_needs(10)).best.visits.size() == 2);
    const auto one = plan(three_providers(), two_needs(100)).best;
    REQUIRE(one.visits.size() == 1);
    CHECK(one.visits[0].answers.size() == 2);
    CHECK(one.kilometres == Approx(59).margin(2));
}

TEST_CASE("For each address of the plan there is the best without it") {
    const auto found = plan(three_providers(), two_needs(10));
    REQUIRE(found.alternatives.size() == 2);
    for (const auto& other : found.alternatives) {
        CHECK(other.unmet.empty());
        for (const auto& visit : other.visits) {
            CHECK(visit.provider != other.without);
        }
    }
}

TEST_CASE("Whoever is ruled out is in no plan; a need nobody meets is said") {
    auto builder = three_providers();
    builder.directory().services[0].sexes = {Sex::female};
    builder.directory().services[2].sexes = {Sex::female};
    const auto found = plan(builder, two_needs(10));
    CHECK(found.best.unmet == std::vector<int>{0});
    CHECK(found.best.visits.size() == 1);
}

TEST_CASE("An answer with something unknown is taken for what it saves, or not at all") {
    auto builder = three_providers();
    builder.directory().services[0].saturation.reset();
    auto request = two_needs(10);
    request.per_unsure_km = 20;
    CHECK(plan(builder, request).best.visits[0].distance->value < 2'000);
    request.sure_only = true;
    const auto sure = plan(builder, request).best;
    CHECK(sure.unmet.empty());
    CHECK(sure.visits.size() == 1); // the farther one, for both
}

TEST_CASE("Kilometres out of range and unknown needs are refused by name") {
    const auto refused = [](usecases::PlanRequest request) {
        try {
            plan(three_providers(), request);
            return std::string("taken");
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    };
    auto request = two_needs(-1);
    CHECK(refused(request) == "per_address_km");
    request = two_needs(10);
    request.within_km = 0;
    CHECK(refused(request) == "within_km");
    request = two_needs(10);
    request.needs.clear();
    CHECK(refused(request) == "needs");
    request = two_needs(10);
    request.settlement = "nowhere";
    CHECK(refused(request) == "place/settlement");
}

TEST_CASE("Next best sets answer as many needs, and hold no better set") {
    const auto found = plan(three_providers(), two_needs(10));
    REQUIRE(found.others.size() == 1); // one specialist and the one farther away hold that one alone
    CHECK(found.others[0].unmet.empty());
    CHECK(found.others[0].visits.size() == 1);
}

TEST_CASE("A need nobody meets is told with what comes nearest: too far, or one thing against it") {
    auto request = two_needs(10);
    request.needs = {"legal_aid", "vocational_training"};
    auto builder = three_providers();
    builder.service(5, 3, "vocational_training").sexes = {Sex::female};
    auto found = plan(builder, request);
    REQUIRE(found.unmet.size() == 1);
    CHECK(found.unmet[0].need == 1);
    CHECK_FALSE(found.unmet[0].beyond);
    REQUIRE(found.unmet[0].near_miss);
    CHECK(found.unmet[0].near_miss->distance->value == Approx(59'000).margin(2'000));

    builder.directory().services.back().sexes = {Sex::male};
    request.within_km = 20;
    found = plan(builder, request);
    REQUIRE(found.unmet.size() == 1);
    REQUIRE(found.unmet[0].beyond);
    CHECK_FALSE(found.unmet[0].near_miss);
    CHECK(plan(three_providers(), two_needs(10)).unmet.empty());
}
