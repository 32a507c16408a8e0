#include "usecases/occupation_index.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace relais::usecases;

namespace {

std::string first(std::string_view words) {
    const auto found = OccupationIndex::builtin().suggest(words, 5);
    return found.empty() ? "" : found.front()->code;
}

} // namespace

TEST_CASE("the table holds every group of ISCO-08 once, each under its own", "[unit][offer]") {
    std::map<std::size_t, int> by_digits;
    for (const auto& one : OccupationIndex::builtin().all()) {
        ++by_digits[one.code.size()];
        INFO(one.code);
        CHECK_FALSE(one.label_fr.empty());
        CHECK_FALSE(one.label_en.empty());
        if (one.code.size() > 1) {
            CHECK(OccupationIndex::builtin().find(one.code.substr(0, one.code.size() - 1)) !=
                  nullptr);
        }
    }
    CHECK(by_digits == std::map<std::size_t, int>{{1, 10}, {2, 43}, {3, 130}, {4, 436}});
}

TEST_CASE("an occupation is found by plain words in French or English", "[unit][offer]") {
    CHECK(first("couturière") == "7531");
    CHECK(first("seamstress") == "7531");
    CHECK(first("maçon") == "7112");
    CHECK(first("MACON") == "7112");
    CHECK(first("welder") == "7212");
    CHECK(first("benskineur") == "8321");
    CHECK(first("mécanicien moto") == "7231");
    CHECK(first("coiffeuse") == "5141");
    CHECK(first("poulets") == "6122");
}

TEST_CASE("the beginning of a word is enough, and a letter may be wrong", "[unit][offer]") {
    CHECK(first("plomb") == "7126");
    CHECK(first("electricen") == "7411");
    CHECK(first("") == "");
    CHECK(first("xyzzyx") == "");
}

TEST_CASE("a group of one unit is offered once", "[unit][offer]") {
    const auto found = OccupationIndex::builtin().suggest("cuisinier", 10);
    CHECK(std::ranges::count_if(
              found, [](const Occupation* one) { return one->label_fr == "Cuisiniers"; }) == 1);
}

TEST_CASE("no more are suggested than asked for", "[unit][offer]") {
    CHECK(OccupationIndex::builtin().suggest("a", 3).size() == 3);
    CHECK(OccupationIndex::builtin().suggest("a", 0).empty());
}

TEST_CASE("occupations are the same, of a family, of a wider family, or strangers",
          "[unit][offer]") {
    CHECK(occupation_distance("7531", "7531") == 0);
    CHECK(occupation_distance("7531", "7533") == 1);
    CHECK(occupation_distance("753", "7531") == 1);
    CHECK(occupation_distance("7531", "7") == 1);
    CHECK(occupation_distance("7531", "7511") == 2);
    CHECK(occupation_distance("7531", "7112") == 3);
    CHECK(occupation_distance("7531", "5120") == 3);
}
