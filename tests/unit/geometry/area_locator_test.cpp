#include "geometry/area_locator.h"

#include "support/ascii_map.h"

#include <catch2/catch.hpp>

using namespace relais::directory;
using relais::geometry::AreaLocator;
using relais::test::AsciiMap;

namespace {

Boundary unit(std::string code, int level, std::vector<Polygon> polygons) {
    return {std::move(code), "", level, "", std::move(polygons), ""};
}

} // namespace

TEST_CASE("A point lies in the unit whose outline goes around it") {
    const AsciiMap map({"d..c", //
                        "..P.",
                        "a..b",
                        "...Q"});
    const AreaLocator locator({unit("CM004", 1, {{map.along("abcda"), {}}})});
    CHECK(locator.locate(map.at('P')) == "CM004");
    CHECK(locator.locate(map.at('Q')).empty());
}

TEST_CASE("A point on a shared edge belongs to the smaller code, whoever is listed first") {
    const AsciiMap map({"d...c...f", //
                        "....X....",
                        "a...b...e"});
    const auto west = unit("CM002", 1, {{map.along("abcda"), {}}});
    const auto east = unit("CM001", 1, {{map.along("befcb"), {}}});
    for (const char letter : {'X', 'b', 'c'}) {
        CHECK(AreaLocator({west, east}).locate(map.at(letter)) == "CM001");
        CHECK(AreaLocator({east, west}).locate(map.at(letter)) == "CM001");
    }
    CHECK(AreaLocator({west, east}).locate(map.at('a')) == "CM002");
}

TEST_CASE("A hole is outside, its edge is not") {
    const AsciiMap map({"d........c", //
                        "..k..l....",
                        "...P.X....",
                        "..i..j..Q.",
                        "a........b"});
    const AreaLocator locator({unit("CM004", 1, {{map.along("abcda"), {map.along("ijlki")}}})});
    CHECK(locator.locate(map.at('P')).empty());
    CHECK(locator.locate(map.at('X')) == "CM004");
    CHECK(locator.locate(map.at('Q')) == "CM004");
}

TEST_CASE("A unit that fills the hole of another owns what lies in it") {
    const AsciiMap map({"d........c", //
                        "..k..l....",
                        "...P......",
                        "..i..j....",
                        "a........b"});
    const AreaLocator locator({unit("CM001", 1, {{map.along("abcda"), {map.along("ijlki")}}}),
                               unit("CM002", 1, {{map.along("ijlki"), {}}})});
    CHECK(locator.locate(map.at('P')) == "CM002");
    CHECK(locator.locate(map.at('j')) == "CM001"); // on both edges
}

TEST_CASE("The finest unit is told, or that of the level asked") {
    const AsciiMap map({"d......c", //
                        "...h...g",
                        "......P.",
                        "a..e...b",
                        ".......Q"});
    const AreaLocator locator({unit("CM004", 1, {{map.along("abcda"), {}}}),
                               unit("CM004002", 2, {{map.along("ebghe"), {}}})});
    CHECK(locator.locate(map.at('P')) == "CM004002");
    CHECK(locator.locate(map.at('P'), 1) == "CM004");
    CHECK(locator.locate(map.at('P'), 2) == "CM004002");
    CHECK(locator.locate(map.at('P'), 3).empty());
    CHECK(locator.locate(map.at('d')) == "CM004");
    CHECK(locator.locate(map.at('Q')).empty());
}

TEST_CASE("Islands are part of their unit") {
    const AsciiMap map({"d.c..h.g", //
                        ".P....Q.",
                        "a.b..e.f"});
    const AreaLocator locator({unit("CM005", 1, {{map.along("abcda"), {}}, {map.along("efghe"), {}}})});
    CHECK(locator.locate(map.at('P')) == "CM005");
    CHECK(locator.locate(map.at('Q')) == "CM005");
}

TEST_CASE("Without boundaries, or with empty ones, nothing holds a point") {
    CHECK(AreaLocator().locate({14, 10}).empty());
    CHECK(AreaLocator({unit("CM001", 1, {}), unit("CM002", 1, {{{}, {}}})}).locate({14, 10}).empty());
}
