#include "support/directory_builder.h"
#include "usecases/report_coverage.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace relais;
using namespace relais::directory;
using geometry::Gap;
using test::DirectoryBuilder;
using usecases::CoverageLevel;

namespace {

usecases::CoverageRequest for_need(const std::string& need,
                                   CoverageLevel level = CoverageLevel::region) {
    usecases::CoverageRequest request;
    request.needs = {need};
    request.sex = "female";
    request.age_from = 24;
    request.publics = {"women"};
    request.level = level;
    return request;
}

usecases::CoverageReport report(const DirectoryBuilder& builder,
                                const usecases::CoverageRequest& request) {
    const auto snapshot = builder.snapshot();
    return usecases::report_coverage(
        *snapshot, *snapshot->demand(DemandKind::people), request, test::test_day());
}

const usecases::AreaCoverage& line(const usecases::CoverageReport& report,
                                   const std::string& code) {
    return *std::ranges::find(report.areas, code, &usecases::AreaCoverage::code);
}

double people_by(const usecases::AreaCoverage& area, Gap gap) {
    return area.by_threshold.front().by_gap[static_cast<std::size_t>(gap)];
}

DirectoryBuilder one_in_maroua() {
    DirectoryBuilder builder;
    builder.organisation(1, "Essai").site(1, "Maroua", 14.33, 10.60);
    builder.service(1, 1, "legal_aid");
    return builder;
}

} // namespace

TEST_CASE("A suitable service covers the people within the threshold, and areas sum to the whole") {
    const auto found = report(one_in_maroua(), for_need("legal_aid"));
    CHECK(line(found, "CM004").by_threshold[0].people == 1200);
    CHECK(line(found, "CM004").by_threshold[0].covered() == 1000);
    CHECK(line(found, "CM004").providers == 1);
    CHECK(line(found, "CM002").by_threshold[0].covered() == 0);
    CHECK(people_by(line(found, "CM002"), Gap::no_provider) == 3000);
    CHECK(found.whole.by_threshold[0].people == 4205);
    CHECK(found.people_of_no_area == 5);
}

TEST_CASE("Each kind of gap is told from the others") {
    const auto gap_in_maroua = [](const std::function<void(Service&)>& change) {
        auto builder = one_in_maroua();
        change(builder.directory().services[0]);
        const auto found = report(builder, for_need("legal_aid"));
        return found.gaps[0];
    };
    CHECK(gap_in_maroua([](Service&) {}) == Gap::none);
    CHECK(gap_in_maroua([](Service& s) { s.verified_at = util::parse_day("2024-01-01"); }) ==
          Gap::outdated);
    CHECK(gap_in_maroua([](Service& s) { s.verified_at.reset(); }) == Gap::outdated);
    CHECK(gap_in_maroua([](Service& s) { s.zone = {}; }) == Gap::unverified);
    CHECK(gap_in_maroua([](Service& s) { s.saturation.reset(); }) == Gap::unverified);
    CHECK(gap_in_maroua([](Service& s) { s.saturation = Saturation::high; }) == Gap::saturated);
    CHECK(gap_in_maroua([](Service& s) { s.publics = {Public::students}; }) == Gap::other_public);
    CHECK(gap_in_maroua([](Service& s) { s.sexes = {Sex::male}; }) == Gap::other_public);
    CHECK(gap_in_maroua([](Service& s) {
              s.zone = {ServedZone::Kind::areas, {"CM002"}, {}};
          }) == Gap::no_provider);
    CHECK(gap_in_maroua([](Service& s) { s.need = "vocational_training"; }) == Gap::no_provider);
}

TEST_CASE("Settlements left out come largest first, each with the nearest service nothing speaks "
          "against") {
    auto request = for_need("legal_aid");
    request.left_out = 2;
    const auto found = report(one_in_maroua(), request);
    REQUIRE(found.left_out.size() == 2);
    CHECK(found.left_out[0].point == 2); // Yaoundé
    CHECK(found.left_out[0].nearest == 0U);
    CHECK(found.left_out[0].metres == Approx(808'000).epsilon(0.02));
    CHECK(found.left_out[1].point == 1); // Mokolo
}

TEST_CASE("Levels and limits: zones, departments, one region alone") {
    CHECK(line(report(one_in_maroua(), for_need("legal_aid", CoverageLevel::zone)), "extreme_nord")
              .by_threshold[0]
              .covered() == 1000);
    auto request = for_need("legal_aid", CoverageLevel::department);
    request.within = "CM004";
    request.thresholds_km = {20, 100};
    const auto found = report(one_in_maroua(), request);
    CHECK(found.areas.size() == 2);
    CHECK(found.whole.by_threshold[0].people == 1200);
    CHECK(line(found, "CM004006").by_threshold[0].covered() == 0);
    CHECK(line(found, "CM004006").by_threshold[1].covered() == 200);
    CHECK(found.people_of_no_area == 0);
}

TEST_CASE("A dimension is any of its needs") {
    CHECK(report(one_in_maroua(), for_need("social")).whole.by_threshold[0].covered() == 1000);
    CHECK(report(one_in_maroua(), for_need("economic")).whole.by_threshold[0].covered() == 0);
}

TEST_CASE("Words out of their lists and ranges are refused by name") {
    const auto field_refused = [](const std::function<void(usecases::CoverageRequest&)>& change) {
        auto request = for_need("legal_aid");
        change(request);
        try {
            report(one_in_maroua(), request);
            return std::string("taken");
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    };
    CHECK(field_refused([](auto& r) { r.thresholds_km = {0}; }) == "km");
    CHECK(field_refused([](auto& r) { r.thresholds_km = {-5}; }) == "km");
    CHECK(field_refused([](auto& r) { r.thresholds_km = {std::nan("")}; }) == "km");
    CHECK(field_refused([](auto& r) { r.thresholds_km = {1e9}; }) == "km");
    CHECK(field_refused([](auto& r) { r.thresholds_km.clear(); }) == "km");
    CHECK(field_refused([](auto& r) { r.within = "CM999"; }) == "within");
    CHECK(field_refused([](auto& r) { r.left_out = -1; }) == "left_out");
    CHECK(field_refused([](auto& r) { r.needs = {"legal_aid", "economic"}; }) == "need");
    CHECK(field_refused([](auto& r) { r.needs = {"astronautics"}; }) == "needs/0");
}

TEST_CASE("The table says of every need what its own report says") {
    const auto builder = one_in_maroua();
    const auto snapshot = builder.snapshot();
    const auto& demand = *snapshot->demand(DemandKind::people);
    const auto table =
        usecases::coverage_table(*snapshot, demand, for_need("legal_aid"), test::test_day());
    CHECK(table.rows.size() == 4);
    for (const auto& row : table.rows) {
        const auto& code =
            snapshot->directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        const auto alone = report(builder, for_need(code));
        CHECK(row.whole.by_gap == alone.whole.by_threshold[0].by_gap);
        for (std::size_t i = 0; i < table.areas.size(); ++i) {
            CHECK(row.by_area[i].by_gap == line(alone, table.areas[i]).by_threshold[0].by_gap);
        }
    }
}

TEST_CASE("Behind each kind of gap stand the records that are nearest to its people") {
    auto builder = one_in_maroua();
    builder.service(2, 1, "legal_aid").publics = {Public::students}; // not for her, and no nearer
    builder.organisation(2, "Autre").site(2, "Yaoundé", 11.52, 3.87, "CM002007", "gn3");
    builder.service(3, 2, "legal_aid").verified_at.reset();
    const auto found = report(builder, for_need("legal_aid"));
    REQUIRE(found.records.size() == 2);
    CHECK(found.records[0] == usecases::GapRecord{Gap::none, 0, 1000});
    CHECK(found.records[1] == usecases::GapRecord{Gap::outdated, 2, 3000});
    double behind = 0;
    for (const auto& record : found.records) {
        behind += record.people;
    }
    const auto& whole = found.whole.by_threshold.front();
    CHECK(behind == whole.people - whole.by_gap[static_cast<std::size_t>(Gap::no_provider)]);
}

TEST_CASE("The number of threads changes no figure, of the report and of the table") {
    DirectoryBuilder builder;
    builder.organisation(1, "Essai");
    const char* needs[] = {"legal_aid", "individual_counselling", "vocational_training"};
    for (int i = 1; i <= 40; ++i) {
        builder.site(i, "Lieu", 9 + 0.17 * i, 2 + 0.25 * (i * 7 % 40));
        builder.service(i, i, needs[i % 3]);
    }
    auto demand = builder.people();
    for (int i = 0; i < 5'000; ++i) {
        demand.points.push_back({"",
                                 {8.5 + 0.0015 * i, 2 + 0.01 * (i * 37 % 1000)},
                                 i % 2 == 0 ? "CM002" : "CM004",
                                 1.0 + i % 13});
    }
    const auto snapshot = builder.snapshot();
    auto request = for_need("legal_aid");
    request.threads = 1;
    const auto one = usecases::report_coverage(*snapshot, demand, request, test::test_day());
    const auto table_of_one =
        usecases::coverage_table(*snapshot, demand, request, test::test_day());
    for (const unsigned threads : {2U, 3U, 8U}) {
        request.threads = threads;
        const auto several =
            usecases::report_coverage(*snapshot, demand, request, test::test_day());
        CHECK(several.gaps == one.gaps);
        CHECK(several.records == one.records);
        CHECK(several.whole.by_threshold[0].by_gap == one.whole.by_threshold[0].by_gap);
        CHECK(several.whole.by_threshold[0].ninth_decile_metres ==
              one.whole.by_threshold[0].ninth_decile_metres);
        const auto table = usecases::coverage_table(*snapshot, demand, request, test::test_day());
        REQUIRE(table.rows.size() == table_of_one.rows.size());
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            CHECK(table.rows[i].term == table_of_one.rows[i].term);
            CHECK(table.rows[i].whole.by_gap == table_of_one.rows[i].whole.by_gap);
            CHECK(table.rows[i].whole.median_metres == table_of_one.rows[i].whole.median_metres);
        }
    }
}

TEST_CASE("Long work stops when it is told to, and says that it did") {
    const auto builder = one_in_maroua();
    const auto snapshot = builder.snapshot();
    const auto& demand = *snapshot->demand(DemandKind::people);
    const auto stop = [](std::int64_t, std::int64_t) { return false; };
    CHECK(
        usecases::report_coverage(*snapshot, demand, for_need("legal_aid"), test::test_day(), stop)
            .stopped);
    CHECK(usecases::coverage_table(*snapshot, demand, for_need("legal_aid"), test::test_day(), stop)
              .stopped);
    CHECK_FALSE(report(builder, for_need("legal_aid")).stopped);
}
