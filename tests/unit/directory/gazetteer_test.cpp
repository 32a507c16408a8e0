#include "directory/gazetteer.h"

#include <catch2/catch.hpp>

using namespace relais::directory;

namespace {

Area area(AreaCode code, AreaCode parent, int level) {
    return {std::move(code), std::move(parent), level, "", "", {}, {}};
}

Gazetteer some_gazetteer() {
    Settlement maroua;
    maroua.code = "gn2";
    maroua.name = "Maroua";
    Settlement bafoussam;
    bafoussam.code = "gn1";
    return {{area("CM004002001", "CM004002", 3), area("CM004", "", 1), area("CM004002", "CM004", 2)},
            {{"extreme_nord", "Extrême-Nord", "Far North", {"CM004"}}},
            {maroua, bafoussam}};
}

} // namespace

TEST_CASE("Units, settlements and zones are found by code in whatever order they came") {
    const auto gazetteer = some_gazetteer();
    REQUIRE(gazetteer.area("CM004002") != nullptr);
    CHECK(gazetteer.area("CM004002")->level == 2);
    REQUIRE(gazetteer.settlement("gn2") != nullptr);
    CHECK(gazetteer.settlement("gn2")->name == "Maroua");
    REQUIRE(gazetteer.zone("extreme_nord") != nullptr);
    CHECK(gazetteer.areas().front().code == "CM004");
    CHECK(gazetteer.settlements().front().code == "gn1");
}

TEST_CASE("A code that is not there is nothing, not its neighbour") {
    const auto gazetteer = some_gazetteer();
    CHECK(gazetteer.area("CM00400") == nullptr);
    CHECK(gazetteer.area("CM9") == nullptr);
    CHECK(gazetteer.area("") == nullptr);
    CHECK(gazetteer.settlement("gn3") == nullptr);
    CHECK(gazetteer.zone("ouest") == nullptr);
    CHECK(Gazetteer().area("CM004") == nullptr);
}

TEST_CASE("The unit of a coarser level is found upwards, a finer one never") {
    const auto gazetteer = some_gazetteer();
    CHECK(gazetteer.area_at_level("CM004002001", 1) == gazetteer.area("CM004"));
    CHECK(gazetteer.area_at_level("CM004002001", 3) == gazetteer.area("CM004002001"));
    CHECK(gazetteer.area_at_level("CM004", 2) == nullptr);
    CHECK(gazetteer.area_at_level("CM005", 1) == nullptr);
}

TEST_CASE("An area lies in another when its code begins with it") {
    CHECK(lies_in("CM004002001", "CM004"));
    CHECK(lies_in("CM004", "CM004"));
    CHECK_FALSE(lies_in("CM004", "CM004002"));
    CHECK_FALSE(lies_in("CM004", ""));
    CHECK_FALSE(lies_in("", "CM004"));
}
