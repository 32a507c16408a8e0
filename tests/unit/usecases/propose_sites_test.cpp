#include "usecases/propose_sites.h"

#include "support/directory_builder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using test::DirectoryBuilder;

namespace {

DirectoryBuilder one_in_maroua() {
    DirectoryBuilder builder;
    builder.organisation(1, "Essai").site(1, "Maroua", 14.33, 10.60);
    builder.service(1, 1, "legal_aid");
    return builder;
}

usecases::SitingRequest for_legal_aid() {
    usecases::SitingRequest request;
    request.needs = {"legal_aid"};
    request.sex = "female";
    request.age_from = 30;
    return request;
}

usecases::SitingReport propose(const DirectoryBuilder& builder, const usecases::SitingRequest& request) {
    const auto snapshot = builder.snapshot();
    return usecases::propose_sites(*snapshot, *snapshot->demand(DemandKind::people), request, test::test_day());
}

} // namespace

TEST_CASE("The next places are where most people are still out of reach, and who is reached already is not counted") {
    const auto report = propose(one_in_maroua(), for_legal_aid());
    CHECK(report.before == 1000);
    REQUIRE(report.sites.size() == 2);
    CHECK(report.sites[0].settlement == "gn3"); // Yaoundé
    CHECK(report.sites[0].newly == 3000);
    CHECK(report.sites[1].settlement == "gn2"); // Mokolo
    CHECK(report.after == 4200);
    CHECK(report.bound >= report.after);
}

TEST_CASE("What is only possible covers unless confirmation is asked for") {
    auto builder = one_in_maroua();
    builder.directory().services[0].saturation.reset();
    auto request = for_legal_aid();
    CHECK(propose(builder, request).before == 1000);
    request.confirmed_only = true;
    CHECK(propose(builder, request).before == 0);
}

TEST_CASE("A planner's own point is tried as it is, within the area asked for") {
    auto request = for_legal_aid();
    request.own = {{13.80, 10.74}};
    request.within = "CM004";
    const auto report = propose(one_in_maroua(), request);
    CHECK_FALSE(report.searched);
    CHECK(report.people == 1200);
    CHECK(report.before == 1000);
    CHECK(report.after == 1200);
    CHECK(report.sites[0].newly == 200);
}

TEST_CASE("Places, kilometres and points out of range are refused by name") {
    const auto refused = [](usecases::SitingRequest request) {
        try {
            propose(one_in_maroua(), request);
            return std::string("taken");
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    };
    auto request = for_legal_aid();
    request.places = 0;
    CHECK(refused(request) == "places");
    request = for_legal_aid();
    request.threshold_km = -3;
    CHECK(refused(request) == "km");
    request = for_legal_aid();
    request.own = {{500, 1}};
    CHECK(refused(request) == "own");
    request = for_legal_aid();
    request.within = "XX";
    CHECK(refused(request) == "within");
}

TEST_CASE("Where people are counted by cells, the candidates are the settlements of the gazetteer") {
    const auto builder = one_in_maroua();
    auto demand = builder.people();
    for (auto& point : demand.points) {
        point.settlement.clear();
    }
    const auto snapshot = builder.snapshot();
    const auto report = usecases::propose_sites(*snapshot, demand, for_legal_aid(), test::test_day());
    REQUIRE(report.sites.size() == 2);
    CHECK(report.sites[0].settlement == "gn3");
    CHECK(report.sites[0].newly == 3000);
}
