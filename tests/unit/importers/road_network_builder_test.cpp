#include "directory/road_metres.h"
#include "directory/travel_profile.h"
#include "importers/roads/network_builder.h"
#include "support/ascii_map.h"

#include <catch2/catch.hpp>

#include <map>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::directory;
using importers::NetworkBuilder;
using importers::RoadAttributes;
using importers::RoadBarrier;

namespace {

constexpr std::uint8_t k_everybody = 0b111111;

/// Roads along letters of a picture.
struct Drawing {
    test::AsciiMap map;
    NetworkBuilder builder;
    std::string letters;
    importers::RoadBox box;
    importers::RoadFacts facts;
    std::vector<RoadComponent> components;
    std::vector<char> absent;
    std::map<char, RoadBarrier> barriers;

    explicit Drawing(const std::vector<std::string>& rows)
        : map(rows) {}

    Drawing& road(const std::string& along,
                  RoadClass road_class = RoadClass::residential,
                  std::uint8_t access = k_everybody) {
        RoadAttributes attributes;
        attributes.road_class = road_class;
        attributes.access = access;
        const std::vector<std::int64_t> ids(along.begin(), along.end());
        builder.add_line(ids, attributes);
        letters += along;
        return *this;
    }

    RoadNetworkData made() {
        builder.index();
        for (const char letter : letters) {
            const auto point = *builder.find(letter);
            if (std::ranges::find(absent, letter) == absent.end()) {
                builder.place(point, road_point(map.at(letter)));
            }
            if (barriers.contains(letter)) {
                builder.bar(point, barriers[letter]);
            }
        }
        return builder.finish(box, facts, components);
    }
};

double metres(const RoadNetworkData& network) {
    double sum = 0;
    for (const auto& stretch : network.stretches) {
        sum += stretch.length_mm / 1000.0;
    }
    return sum;
}

/// What every network must be, whoever made it.
void check_sound(const RoadNetworkData& network) {
    for (const auto& stretch : network.stretches) {
        REQUIRE(stretch.point_count >= 2);
        REQUIRE(stretch.first_point + stretch.point_count <= network.points.size());
        REQUIRE(network.points[stretch.first_point] == network.nodes[stretch.from]);
        REQUIRE(network.points[stretch.first_point + stretch.point_count - 1] ==
                network.nodes[stretch.to]);
    }
}

} // namespace

TEST_CASE("lines are split where they cross at a common point, and keep their shape") {
    Drawing drawing({"..c..", "a.x.b", "..d.."});
    const auto network = drawing.road("axb").road("cxd").made();
    CHECK(network.nodes.size() == 5);
    CHECK(network.stretches.size() == 4);
    check_sound(network);
}

TEST_CASE("lines that cross without a common point do not meet") {
    Drawing drawing({"..c..", "a...b", "..d.."});
    const auto network = drawing.road("ab").road("cd").made();
    CHECK(network.stretches.size() == 2);
    CHECK(drawing.components.size() == 2);
}

TEST_CASE("lines alike that meet only each other become one, whichever way each was drawn") {
    Drawing drawing({"a.b.c.d"});
    const auto network = drawing.road("ab").road("cb").road("cd").made();
    REQUIRE(network.stretches.size() == 1);
    CHECK(network.nodes.size() == 2);
    CHECK(network.stretches[0].point_count == 4);
    CHECK(drawing.facts.contracted == 2);
    check_sound(network);
}

TEST_CASE("a one-way road drawn against its direction is no road alike") {
    constexpr std::uint8_t k_forward_only =
        k_car_forward | k_motorcycle_forward | k_foot_forward | k_foot_backward;
    constexpr std::uint8_t k_backward_only =
        k_car_backward | k_motorcycle_backward | k_foot_forward | k_foot_backward;
    Drawing along({"a.b.c"});
    CHECK(along.road("ab", RoadClass::residential, k_forward_only)
              .road("bc", RoadClass::residential, k_forward_only)
              .made()
              .stretches.size() == 1);
    Drawing turned({"a.b.c"});
    CHECK(turned.road("ab", RoadClass::residential, k_forward_only)
              .road("cb", RoadClass::residential, k_backward_only)
              .made()
              .stretches.size() == 1);
    Drawing against({"a.b.c"});
    CHECK(against.road("ab", RoadClass::residential, k_forward_only)
              .road("cb", RoadClass::residential, k_forward_only)
              .made()
              .stretches.size() == 2);
}

TEST_CASE("a change of class ends a stretch") {
    Drawing drawing({"a.b.c"});
    CHECK(drawing.road("ab").road("bc", RoadClass::track).made().stretches.size() == 2);
}

TEST_CASE("a loop and a line that crosses itself are roads") {
    Drawing ring({"a.b", "d.c"});
    const auto loop = ring.road("abcda").made();
    REQUIRE(loop.stretches.size() == 1);
    CHECK(loop.stretches[0].from == loop.stretches[0].to);
    check_sound(loop);

    Drawing rings({"a.b", "d.c"});
    check_sound(rings.road("abc").road("cda").made()); // two halves alike: one ring again

    Drawing eight({"a.b..", "..x..", "d.c.."});
    const auto knot = eight.road("axcbxd").made();
    CHECK(knot.stretches.size() == 3);
    check_sound(knot);
}

TEST_CASE("a road is cut where the file lacks a point and where it leaves the box") {
    Drawing gap({"a.b.c.d.e"});
    gap.absent = {'c'};
    const auto network = gap.road("abcde").made();
    CHECK(network.stretches.size() == 2);
    CHECK(gap.facts.missing_nodes == 1);

    Drawing border({"a.b.c.d.e"});
    border.box.east = road_point(border.map.at('b')).longitude;
    CHECK(border.road("abcde").made().stretches.size() == 1);
    CHECK(border.facts.outside == 3);
}

TEST_CASE("a barrier in a road is a stretch of no length that closes it to some") {
    Drawing drawing({"a.b.c"});
    drawing.barriers['b'] = {k_car_forward | k_car_backward, 30};
    const auto network = drawing.road("abc").made();
    REQUIRE(network.stretches.size() == 3);
    const auto gate = std::ranges::find(network.stretches, 0U, &RoadStretch::length_mm);
    REQUIRE(gate != network.stretches.end());
    CHECK(gate->from != gate->to);
    CHECK(gate->extra_s == 30);
    CHECK((gate->access & (k_car_forward | k_car_backward)) == 0);
    CHECK((gate->access & k_foot_forward) != 0);
    CHECK(drawing.components.size() == 1);
    check_sound(network);
}

TEST_CASE("a barrier on a junction is left out and counted") {
    Drawing drawing({"..c..", "a.x.b"});
    drawing.barriers['x'] = {k_car_forward | k_car_backward, 0};
    CHECK(drawing.road("axb").road("cx").made().stretches.size() == 3);
    CHECK(drawing.facts.barriers_at_junctions == 1);
}

TEST_CASE("parallel lines stay two, and the same point twice does no harm") {
    Drawing drawing({"a.b", "..."});
    const auto network =
        drawing.road("ab").road("ab", RoadClass::track).road("aab", RoadClass::path).made();
    CHECK(network.stretches.size() >= 3);
    check_sound(network);
}

TEST_CASE("a ferry's stated time is kept to the second, shared out where its line is cut") {
    Drawing drawing({"a    b         c", //
                     "     |          ",
                     "     d          "});
    RoadAttributes ferry;
    ferry.road_class = RoadClass::ferry;
    ferry.access = k_everybody;
    ferry.crossing_s = 1000;
    const std::vector<std::int64_t> ids{'a', 'b', 'c'};
    drawing.builder.add_line(ids, ferry);
    drawing.letters = "abc";
    const auto network = drawing.road("bd").made();
    check_sound(network);
    TravelProfile profile;
    profile.speed_kmh[static_cast<int>(RoadClass::ferry)].fill(5);
    double seconds = 0;
    std::size_t ferries = 0;
    for (const auto& stretch : network.stretches) {
        if (stretch.road_class == RoadClass::ferry) {
            ++ferries;
            seconds += stretch.length_mm / 1000.0 * 3.6 / profile.speed_on(stretch, Season::rainy) +
                       stretch.extra_s;
        }
    }
    CHECK(ferries == 2);
    CHECK(seconds == Approx(1000).margin(1));
}

TEST_CASE("contraction keeps every metre and every junction of any drawing") {
    CHECK(rc::check([] {
        Drawing drawing({"a.b.c.d", "e.f.g.h", "i.j.k.l"});
        const std::string all = "abcdefghijkl";
        double straight = 0;
        const auto drawn = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::elementOf(all)));
        for (const auto& along : drawn) {
            if (along.size() < 2) {
                continue;
            }
            for (std::size_t j = 1; j < along.size(); ++j) {
                straight += road_metres(road_point(drawing.map.at(along[j - 1])),
                                        road_point(drawing.map.at(along[j])));
            }
            drawing.road(along, *rc::gen::element(RoadClass::residential, RoadClass::track));
        }
        const auto network = drawing.made();
        check_sound(network);
        RC_ASSERT(std::abs(metres(network) - straight) <
                  0.001 * static_cast<double>(network.stretches.size() + 1));
    }));
}
