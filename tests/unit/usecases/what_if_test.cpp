#include "support/directory_builder.h"
#include "usecases/what_if.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using geometry::Gap;
using test::DirectoryBuilder;

namespace {

/// Maroua has the service; Mokolo (200 people) and Yaoundé (3,000) do not.
DirectoryBuilder one_in_maroua() {
    DirectoryBuilder builder;
    builder.organisation(1, "Essai").site(1, "Maroua", 14.33, 10.60);
    builder.service(1, 1, "legal_aid");
    return builder;
}

usecases::WhatIfRequest in(std::vector<std::string> settlements) {
    usecases::WhatIfRequest request;
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    for (auto& settlement : settlements) {
        request.places.push_back({std::move(settlement), std::nullopt});
    }
    return request;
}

usecases::WhatIf asked(const DirectoryBuilder& builder, const usecases::WhatIfRequest& request) {
    const auto snapshot = builder.snapshot();
    return usecases::try_places(
        *snapshot, *snapshot->demand(DemandKind::people), request, test::test_day());
}

double covered(const usecases::CoverageReport& report) {
    return report.whole.by_threshold.front().covered();
}

} // namespace

TEST_CASE("A supposed place covers whom it reaches, once, and says how many of them are new") {
    const auto answer = asked(one_in_maroua(), in({"gn2", "gn1"}));
    CHECK(covered(answer.before) == 1000);
    CHECK(covered(answer.after) == 1200);
    REQUIRE(answer.places.size() == 2);
    CHECK(answer.places[0].newly == 200);
    CHECK(answer.places[1].within == 1000); // Maroua has a service already
    CHECK(answer.places[1].newly == 0);
    CHECK(answer.newly == 200);
}

TEST_CASE("The same place twice adds nobody twice, and areas still sum to the whole") {
    const auto answer = asked(one_in_maroua(), in({"gn3", "gn3"}));
    CHECK(answer.places[0].newly == 3000);
    CHECK(answer.places[1].newly == 0);
    double sum = 0;
    for (const auto& area : answer.after.areas) {
        sum += area.by_threshold.front().covered();
    }
    CHECK(sum == covered(answer.after));
    CHECK(covered(answer.after) == covered(answer.before) + answer.newly);
}

TEST_CASE("Whoever would be reached if all were confirmed is new only when confirmed services "
          "alone count") {
    auto builder = one_in_maroua();
    builder.directory().services[0].verified_at.reset();
    auto request = in({"gn1"});
    CHECK(asked(builder, request).newly == 0);
    request.confirmed_only = true;
    CHECK(asked(builder, request).newly == 1000);
}

TEST_CASE("A supposed place is never named as the nearest record, near or far") {
    auto request = in({"gn2"});
    request.thresholds_km = {20, 1500};
    const auto answer = asked(one_in_maroua(), request);
    for (const auto& one : answer.after.left_out) {
        REQUIRE(one.nearest.has_value());
        CHECK(*one.nearest == 0U);
    }
    for (const auto& record : answer.after.records) {
        CHECK(record.offering == 0U);
    }
}

TEST_CASE("What is no place is refused, saying which one it is") {
    const auto field = [](const usecases::WhatIfRequest& request) {
        try {
            asked(one_in_maroua(), request);
        } catch (const util::InvalidInput& wrong) {
            return wrong.field();
        }
        return std::string("accepted");
    };
    CHECK(field(in({})) == "places");
    CHECK(field(in({"gn1", "nowhere"})) == "places/1/settlement");
    CHECK(field(in({""})) == "places/0");
    auto request = in({});
    request.places = {{"", LonLat{500, 3}}};
    CHECK(field(request) == "places/0/point");
    request.places.assign(51, {"gn1", std::nullopt});
    CHECK(field(request) == "places");
}
