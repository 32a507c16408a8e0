#include "usecases/settlement_demand.h"

#include "importers/population_reference.h"
#include "importers/reference_reader.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace relais;
using namespace relais::directory;

namespace {

Area area(const std::string& code) {
    const int level = static_cast<int>(code.size() - 2) / 3;
    return {code, level == 1 ? "" : code.substr(0, code.size() - 3), level, code, code, {}, {14.0, 10.0}};
}

Settlement settlement(const std::string& code, SettlementKind kind, const AreaCode& unit,
                      std::optional<std::int64_t> people = std::nullopt, const std::string& parent = "") {
    Settlement made;
    made.code = code;
    made.name = code;
    made.kind = kind;
    made.area = unit;
    made.parent = parent;
    made.population = people;
    made.point = {14.0, 10.0};
    return made;
}

UnitPopulation figure(const AreaCode& unit, std::int64_t people) {
    return {unit, people, 2025, "test"};
}

/// A region of two departments, A and B.
Gazetteer region(std::vector<Settlement> settlements) {
    return {{area("CM004"), area("CM004001"), area("CM004002"), area("CM004001001")}, {}, std::move(settlements)};
}

std::map<std::string, double> people_by_settlement(const Demand& demand) {
    std::map<std::string, double> people;
    for (const auto& point : demand.points) {
        people[point.settlement] += point.people;
    }
    return people;
}

} // namespace

TEST_CASE("a town keeps its figure and the rest is shared by kind") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001", 20'000),
                                   settlement("seat", SettlementKind::arrondissement_seat, "CM004001"),
                                   settlement("village", SettlementKind::village, "CM004001"),
                                   settlement("other", SettlementKind::village, "CM004002")});
    const auto made =
        usecases::settlement_demand(gazetteer, {figure("CM004", 50'000), figure("CM004001", 32'000), figure("CM004002", 8'000)});
    const auto people = people_by_settlement(made.demand);
    CHECK(people.at("town") == 20'000);
    CHECK(people.at("seat") == 13'333); // 40,000 to A: 20,000 over three shares, in whole people
    CHECK(people.at("village") == 6'667);
    CHECK(people.at("other") == 10'000);
    CHECK(made.scaled == std::vector<AreaCode>{"CM004001", "CM004002"});
    CHECK(made.capped.empty());
    CHECK(made.demand.source.modelled);
    CHECK(made.demand.source.year == 2025);
}

TEST_CASE("a town larger than its unit is capped, and that is said") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001", 100'000),
                                   settlement("village", SettlementKind::village, "CM004001")});
    const auto made = usecases::settlement_demand(gazetteer, {figure("CM004", 50'000)});
    REQUIRE(made.capped.size() == 1);
    CHECK(made.capped[0].settlement == "town");
    CHECK(made.capped[0].figure == 100'000);
    CHECK(made.capped[0].taken < 50'000);
    CHECK(people_by_settlement(made.demand).at("village") > 0); // nobody vanishes beside a large neighbour
    CHECK(people_in(made.demand, "CM004") == 50'000);
}

TEST_CASE("neighbourhoods share their town's people and add nothing") {
    std::vector<Settlement> settlements{settlement("town", SettlementKind::town, "CM004001", 20'000)};
    for (const char* code : {"n1", "n2"}) {
        settlements.push_back(settlement(code, SettlementKind::neighbourhood, "CM004001001", std::nullopt, "town"));
    }
    const auto made = usecases::settlement_demand(region(settlements), {figure("CM004", 20'000)});
    const auto people = people_by_settlement(made.demand);
    CHECK(people.at("n1") == 2'000); // never more than a tenth
    CHECK(people.at("town") == 16'000);
    CHECK(people_in(made.demand, "CM004001") == 20'000);
}

TEST_CASE("many neighbourhoods divide a town evenly") {
    std::vector<Settlement> settlements{settlement("town", SettlementKind::town, "CM004001", 42'000)};
    for (int i = 0; i < 20; ++i) {
        settlements.push_back(settlement("n" + std::to_string(i), SettlementKind::neighbourhood, "CM004001",
                                         std::nullopt, "town"));
    }
    const auto people = people_by_settlement(
        usecases::settlement_demand(region(settlements), {figure("CM004", 42'000)}).demand);
    CHECK(people.at("town") == 2'000);
    CHECK(people.at("n7") == 2'000);
}

TEST_CASE("a neighbourhood whose town is in another department stands for itself") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001", 20'000),
                                   settlement("far", SettlementKind::neighbourhood, "CM004002", std::nullopt, "town")});
    const auto made = usecases::settlement_demand(
        gazetteer, {figure("CM004", 30'000), figure("CM004001", 20'000), figure("CM004002", 10'000)});
    CHECK(people_in(made.demand, "CM004001") == 20'000);
    CHECK(people_by_settlement(made.demand).at("far") == 10'000);
}

TEST_CASE("a unit without any settlement is a point at its centre") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001")});
    const auto made = usecases::settlement_demand(
        gazetteer, {figure("CM004", 300), figure("CM004001", 100), figure("CM004002", 200)});
    REQUIRE(made.demand.points.size() == 2);
    CHECK(made.demand.points[1] == DemandPoint{"", {14.0, 10.0}, "CM004002", 200});
}

TEST_CASE("without a published figure only towns with one count, and the region is named") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001", 20'000),
                                   settlement("village", SettlementKind::village, "CM004001")});
    const auto made = usecases::settlement_demand(gazetteer, {});
    CHECK(people_by_settlement(made.demand).at("town") == 20'000);
    CHECK(people_by_settlement(made.demand).at("village") == 0);
    CHECK(made.no_total == std::vector<AreaCode>{"CM004"});
}

TEST_CASE("departments carry a region whose own total is not published") {
    const auto gazetteer = region({settlement("town", SettlementKind::town, "CM004001", 20'000),
                                   settlement("other", SettlementKind::village, "CM004002")});
    const auto made = usecases::settlement_demand(gazetteer, {figure("CM004002", 7'000)});
    CHECK(people_in(made.demand, "CM004") == 27'000);
    CHECK(made.no_total.empty());
}

TEST_CASE("published totals are kept whatever the settlements") {
    CHECK(rc::check([] {
        const auto kinds = rc::gen::inRange<std::size_t>(0, code_count<SettlementKind>());
        const std::vector<AreaCode> units{"CM004", "CM004001", "CM004002", "CM004001001"};
        std::vector<Settlement> settlements;
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i) {
            const auto people = *rc::gen::inRange<std::int64_t>(-300'000, 300'000);
            settlements.push_back(settlement(
                "s" + std::to_string(100 + i), static_cast<SettlementKind>(*kinds), *rc::gen::elementOf(units),
                people < 0 ? std::nullopt : std::optional(people), "s" + std::to_string(100 + *rc::gen::inRange(0, 30))));
        }
        const auto total = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
        std::vector<UnitPopulation> published{figure("CM004", total)};
        if (*rc::gen::arbitrary<bool>()) {
            published.push_back(figure("CM004001", *rc::gen::inRange<std::int64_t>(0, 1'000'000)));
            published.push_back(figure("CM004002", *rc::gen::inRange<std::int64_t>(0, 1'000'000)));
        }
        const auto made = usecases::settlement_demand(region(settlements), published);
        double sum = 0;
        for (const auto& point : made.demand.points) {
            RC_ASSERT(point.people >= 0);
            RC_ASSERT(point.people == std::floor(point.people));
            sum += point.people;
        }
        RC_ASSERT(sum == static_cast<double>(total));
    }));
}

TEST_CASE("the shipped tables give every region its published total and every settlement people") {
    const std::filesystem::path folder = RELAIS_SOURCE_DIR "/geodata";
    const auto reference = importers::read_reference(folder);
    const auto published = importers::read_unit_population(folder, reference.gazetteer);
    REQUIRE(published.size() == 68);
    const auto made = usecases::settlement_demand(reference.gazetteer, published);
    for (const auto& unit : published) {
        if (unit.area.size() == 5) {
            INFO(unit.area);
            CHECK(people_in(made.demand, unit.area) == static_cast<double>(unit.people));
        }
    }
    for (const auto& point : made.demand.points) {
        INFO(point.settlement);
        CHECK(point.people > 0);
    }
    CHECK(made.scaled.size() == 58);
    CHECK(made.no_total.empty());
    std::vector<std::string> much;
    for (const auto& town : made.capped) {
        if (10 * town.taken < 9 * town.figure) { // the others by three in a hundred at most
            much.push_back(reference.gazetteer.settlement(town.settlement)->name);
        }
    }
    std::ranges::sort(much);
    CHECK(much == std::vector<std::string>{"Bafang", "Bafoussam", "Douala", "Kekem", "Yaoundé"});
}
