#include "support/directory_builder.h"
#include "usecases/report_overlap.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace relais;
using namespace relais::directory;
using test::DirectoryBuilder;
using usecases::CoverageLevel;
using usecases::OverlapRequest;

namespace {

usecases::OverlapReport report(const DirectoryBuilder& builder,
                               const OverlapRequest& request = {},
                               std::vector<ComplementaryMark> marks = {}) {
    auto copy = builder;
    const usecases::Snapshot snapshot(copy.directory(), {}, {builder.people()});
    return usecases::report_overlap(snapshot, *snapshot.demand(DemandKind::people), request, std::move(marks));
}

std::string term_of(const usecases::OverlapLine& line) {
    return DirectoryBuilder()
        .directory()
        .taxonomy.terms()[static_cast<std::size_t>(line.term)]
        .code;
}

/// Two organisations in Maroua with legal aid for all, a third for women only.
DirectoryBuilder three_in_maroua() {
    DirectoryBuilder builder;
    const ServedZone region{ServedZone::Kind::areas, {"CM004"}, {}};
    builder.organisation(1, "A").site(1, "", 14.33, 10.60);
    builder.service(1, 1, "legal_aid").zone = region;
    builder.organisation(2, "B").site(2, "", 14.32, 10.59);
    builder.service(2, 2, "legal_aid").zone = region;
    builder.organisation(3, "C").site(3, "", 14.31, 10.58);
    auto& women = builder.service(3, 3, "legal_aid");
    women.zone = region;
    women.publics = {Public::women};
    return builder;
}

ComplementaryMark mark(std::int64_t first,
                       std::int64_t second,
                       std::string need = "",
                       std::string group = "",
                       std::string area = "") {
    return {{{first}, {second}, std::move(need), std::move(group), std::move(area)},
            "pourquoi",
            "Amina",
            "2026-11-01T00:00:00Z"};
}

} // namespace

TEST_CASE("Lines gather the publics that the same organisations serve") {
    const auto found = report(three_in_maroua());
    REQUIRE(found.lines.size() == 2);
    CHECK(found.lines[0].organisations == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(found.lines[0].publics.bits == CodeSet<Public>{Public::women}.bits);
    CHECK(found.lines[1].organisations == std::vector<std::uint32_t>{0, 1});
    CHECK(found.lines[1].publics.has(Public::everyone));
    CHECK_FALSE(found.lines[1].publics.has(Public::women));
    CHECK(term_of(found.lines[0]) == "legal_aid");
    CHECK(found.areas[found.lines[0].area] == "CM004");
    CHECK(found.people_of_area[found.lines[0].area] == 1200);
}

TEST_CASE("Pairs name the needs and the people they share, each person once") {
    const auto found = report(three_in_maroua());
    REQUIRE(found.pairs.size() == 3);
    CHECK(found.pairs[0].lines == 2); // A and B, for women and for the others
    CHECK(found.pairs[0].people == 1000);
    CHECK(found.pairs[0].first == 0);
    CHECK(found.pairs[0].second == 1);
    CHECK(found.pairs[0].needs == NeedMask{1} << 3);
}

TEST_CASE("People are counted by how many organisations they have in reach, and sum to everybody") {
    OverlapRequest request;
    request.needs = {"legal_aid"};
    const auto found = report(three_in_maroua(), request);
    REQUIRE(found.depth.size() == 1);
    CHECK(found.depth[0].people == std::array<double, 4>{3205, 0, 0, 1000});
    double by_area = 5; // of no unit
    for (const auto& depth : found.depth_by_area) {
        by_area += depth.people[0] + depth.people[1] + depth.people[2] + depth.people[3];
    }
    CHECK(by_area == found.people);
    request.within = "CM004";
    CHECK(report(three_in_maroua(), request).depth[0].people ==
          std::array<double, 4>{200, 0, 0, 1000});
    request.reach_km = 100;
    CHECK(report(three_in_maroua(), request).depth[0].people ==
          std::array<double, 4>{0, 0, 0, 1200});
    CHECK(report(DirectoryBuilder(), request).depth[0].people ==
          std::array<double, 4>{1200, 0, 0, 0});
}

TEST_CASE("Filters by need, public, place and level") {
    OverlapRequest request;
    request.publics = {"jobseekers"};
    CHECK(report(three_in_maroua(), request).lines.size() == 1); // A and B, open to all
    request = {};
    request.needs = {"economic"};
    CHECK(report(three_in_maroua(), request).lines.empty());
    CHECK(report(three_in_maroua(), request).depth.size() == 1);
    request.needs = {"social"};
    CHECK(report(three_in_maroua(), request).lines.size() == 2);
    request = {};
    request.within = "CM002";
    CHECK(report(three_in_maroua(), request).lines.empty());
    request = {};
    request.level = CoverageLevel::department;
    CHECK(report(three_in_maroua(), request).lines.size() ==
          4); // both departments lie in the zone served
    request.level = CoverageLevel::zone;
    CHECK(report(three_in_maroua(), request).lines.size() == 2);
    request.within = "CM002";
    CHECK(report(three_in_maroua(), request).areas == std::vector<std::string>{"yaounde"});
}

TEST_CASE("What is not known makes no overlap: no public, no place; a closed site is not there") {
    const auto lines_if = [](const std::function<void(DirectoryBuilder&)>& change) {
        auto builder = three_in_maroua();
        builder.directory().services.pop_back();
        change(builder);
        return report(builder);
    };
    CHECK(lines_if([](auto&) {}).lines.size() == 1);
    const auto unknown = lines_if([](auto& b) { b.directory().services[0].publics = {}; });
    CHECK(unknown.lines.empty());
    CHECK(unknown.public_unknown == 1);
    CHECK(lines_if([](auto& b) { b.directory().services[0].zone = {}; }).lines.size() ==
          1); // its site's area
    const auto nowhere = lines_if([](auto& b) {
        b.directory().services[0].zone = {};
        b.directory().services[0].site = std::nullopt;
    });
    CHECK(nowhere.lines.empty());
    CHECK(nowhere.nowhere == 1);
    CHECK(lines_if([](auto& b) {
              b.directory().sites[0].status = SiteStatus::closed;
          }).lines.empty());
    CHECK(lines_if([](auto& b) {
              b.directory().sites[0].status = SiteStatus::temporarily_closed;
          }).lines.size() == 1);
}

TEST_CASE("A line is set apart only when every two of its organisations are marked for all of it") {
    const auto set_apart = [](std::vector<ComplementaryMark> marks) {
        std::vector<bool> apart;
        for (const auto& line : report(three_in_maroua(), {}, std::move(marks)).lines) {
            apart.push_back(line.complementary);
        }
        return apart; // of A, B and C for women; of A and B for the others
    };
    CHECK(set_apart({}) == std::vector<bool>{false, false});
    CHECK(set_apart({mark(1, 2)}) == std::vector<bool>{false, true});
    CHECK(set_apart({mark(1, 2), mark(1, 3)}) == std::vector<bool>{false, true});
    CHECK(set_apart({mark(1, 2), mark(1, 3), mark(2, 3)}) == std::vector<bool>{true, true});
    CHECK(set_apart({mark(1, 2, "legal_aid", "", "CM004")}) == std::vector<bool>{false, true});
    CHECK(set_apart({mark(1, 2, "legal_aid", "youth")}) == std::vector<bool>{false, false});
    CHECK(set_apart({mark(1, 2, "individual_counselling")}) == std::vector<bool>{false, false});
    CHECK(set_apart({mark(1, 2, "", "", "CM004001")}) ==
          std::vector<bool>{false, false}); // part of the area
    const auto partly = report(three_in_maroua(), {}, {mark(1, 2, "legal_aid", "youth")});
    CHECK(partly.lines[1].marks == std::vector<std::uint32_t>{0});
    CHECK(report(three_in_maroua(), {}, {mark(1, 2)}).pairs[0].complementary());
}

TEST_CASE("The order of records changes nothing an overlap says") {
    auto turned = three_in_maroua();
    auto& services = turned.directory().services;
    std::ranges::reverse(services);
    const auto a = report(three_in_maroua());
    const auto b = report(turned);
    REQUIRE(a.lines.size() == b.lines.size());
    for (std::size_t i = 0; i < a.lines.size(); ++i) {
        CHECK(a.lines[i].organisations == b.lines[i].organisations);
        CHECK(a.lines[i].publics.bits == b.lines[i].publics.bits);
    }
    CHECK(a.pairs[0].people == b.pairs[0].people);
}

TEST_CASE("Words out of their lists are refused by name") {
    const auto refused = [](const std::function<void(OverlapRequest&)>& change) {
        OverlapRequest request;
        change(request);
        try {
            report(three_in_maroua(), request);
            return std::string("taken");
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    };
    CHECK(refused([](auto& r) { r.needs = {"astronautics"}; }) == "need");
    CHECK(refused([](auto& r) { r.publics = {"goats"}; }) == "public");
    CHECK(refused([](auto& r) { r.within = "CM999"; }) == "within");
    CHECK(refused([](auto& r) { r.reach_km = 0; }) == "km");
    CHECK(refused([](auto& r) { r.reach_km = std::nan(""); }) == "km");
}
