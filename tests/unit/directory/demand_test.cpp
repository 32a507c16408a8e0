#include "directory/demand.h"

#include <catch2/catch.hpp>

using namespace relais::directory;

namespace {

Demand demand() {
    Demand made;
    made.source.outside = 30;
    made.points = {{"a", {14, 10}, "CM004001001", 100}, {"", {14, 11}, "CM004", 50}, {"", {20, 1}, "", 20}};
    return made;
}

} // namespace

TEST_CASE("people outside every unit are in the total once and in no area") {
    CHECK(total_people(demand()) == 180); // the 20 with a point are among the 30
    CHECK(people_in(demand(), "CM004") == 150);
    CHECK(people_in(demand(), "CM004001") == 100);
    CHECK(people_in(demand(), "") == 0);
}

TEST_CASE("kinds of demand have one word each") {
    for (const auto kind : k_demand_kinds) {
        CHECK(demand_kind_of(code_of(kind)) == kind);
    }
    CHECK_FALSE(demand_kind_of("cattle").has_value());
}
