#include "usecases/share_counts.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <map>

using namespace relais;
using namespace relais::directory;
using importers::PeopleCount;

namespace {

Settlement counted_settlement(const std::string& code, const AreaCode& unit, const std::string& town = "") {
    Settlement made;
    made.code = code;
    made.name = code;
    made.area = unit;
    made.parent = town;
    made.kind = town.empty() ? SettlementKind::village : SettlementKind::neighbourhood;
    return made;
}

/// CM004 holds CM004001 (a, b, and the town t with its quarter q) and CM004002 (c); CM004003 holds nobody.
const Gazetteer& gazetteer() {
    static const Gazetteer made({{"CM004", "", 1, "R", "R", {}, {14, 10}},
                                 {"CM004001", "CM004", 2, "D1", "D1", {}, {14.1, 10}},
                                 {"CM004002", "CM004", 2, "D2", "D2", {}, {14.2, 10}},
                                 {"CM004003", "CM004", 2, "D3", "D3", {}, {14.3, 10}}},
                                {},
                                {counted_settlement("a", "CM004001"), counted_settlement("b", "CM004001"), counted_settlement("c", "CM004002"),
                                 counted_settlement("t", "CM004001"), counted_settlement("q", "CM004001", "t")});
    return made;
}

Demand base() {
    Demand made;
    const std::map<std::string, double> people = {{"a", 10}, {"b", 30}, {"c", 50}, {"t", 90}, {"q", 10}};
    for (const auto& place : gazetteer().settlements()) {
        made.points.push_back({place.code, place.point, place.area, people.at(place.code)});
    }
    return made;
}

std::map<std::string, double> share(const std::vector<PeopleCount>& rows) {
    std::map<std::string, double> people;
    for (const auto& point : usecases::share_counts(rows, gazetteer(), base()).points) {
        people[point.settlement.empty() ? point.area : point.settlement] += point.people;
    }
    return people;
}

PeopleCount unit(const AreaCode& code, double people, bool somewhere = false) {
    return {2, "", code, somewhere, people};
}

PeopleCount place(const std::string& code, double people) {
    return {2, code, gazetteer().settlement(code)->area, false, people};
}

using People = std::map<std::string, double>;

} // namespace

TEST_CASE("a settlement's row is its own and nothing is shared") {
    const auto shared = usecases::share_counts({place("a", 7)}, gazetteer(), base());
    REQUIRE(shared.points.size() == 1);
    CHECK(shared.points[0].settlement == "a");
    CHECK(shared.points[0].people == 7);
    CHECK(shared.shared == 0);
}

TEST_CASE("a unit's row is shared as its people are") {
    CHECK(share({unit("CM004001", 280)}) == People{{"a", 20}, {"b", 60}, {"t", 180}, {"q", 20}});
    CHECK(usecases::share_counts({unit("CM004001", 280)}, gazetteer(), base()).shared == 280);
}

TEST_CASE("a town's row is shared with its neighbourhoods") {
    CHECK(share({place("t", 50)}) == People{{"t", 45}, {"q", 5}});
}

TEST_CASE("rows within a unit keep their figures and the rest goes to the others") {
    CHECK(share({unit("CM004001", 350), place("b", 240)}) == People{{"a", 10}, {"b", 240}, {"t", 90}, {"q", 10}});
}

TEST_CASE("a total that its rows make up is only compared") {
    const std::vector<PeopleCount> rows{unit("CM004", 100), unit("CM004001", 60), unit("CM004002", 30),
                                        unit("CM004003", 5)};
    const auto shared = usecases::share_counts(rows, gazetteer(), base());
    double sum = 0;
    for (const auto& point : shared.points) {
        sum += point.people;
    }
    CHECK(sum == Approx(95));
    CHECK(shared.differ == std::vector<usecases::TotalsDiffer>{{"CM004", 100, 95}});
}

TEST_CASE("a unit smaller than the rows within it gives nothing to the others, and that is said") {
    const auto shared = usecases::share_counts({unit("CM004001", 10), place("a", 40)}, gazetteer(), base());
    CHECK(shared.points.size() == 1);
    CHECK(shared.differ.size() == 1);
}

TEST_CASE("a unit without settlements is a point at its centre") {
    const auto shared = usecases::share_counts({unit("CM004003", 9)}, gazetteer(), base());
    REQUIRE(shared.points.size() == 1);
    CHECK(shared.points[0] == DemandPoint{"", {14.3, 10}, "CM004003", 9});
}

TEST_CASE("people somewhere in a unit add to its rows") {
    const auto people = share({place("a", 5), unit("CM004001", 14, true)});
    CHECK(people.at("a") == 6);
    CHECK(people.at("b") == 3);
}

TEST_CASE("rows of one place add up") {
    CHECK(share({place("a", 5), place("a", 6)}) == People{{"a", 11}});
}

TEST_CASE("nobody of a table is lost, whatever the mix of rows") {
    CHECK(rc::check([] {
        std::vector<PeopleCount> rows;
        double stated = 0;
        for (const char* code : {"a", "b", "c", "q"}) {
            if (*rc::gen::arbitrary<bool>()) {
                rows.push_back(place(code, *rc::gen::inRange(0, 1000)));
                stated += rows.back().people;
            }
        }
        for (const char* code : {"CM004001", "CM004002", "CM004003", "CM004"}) {
            if (*rc::gen::arbitrary<bool>()) {
                rows.push_back(unit(code, *rc::gen::inRange(0, 1000), true));
                stated += rows.back().people;
            }
        }
        double sum = 0;
        for (const auto& [code, people] : share(rows)) {
            sum += people;
        }
        RC_ASSERT(std::abs(sum - stated) < 1e-6);
    }));
}
