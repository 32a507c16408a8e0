#include "directory/road_metres.h"
#include "importers/reference_reader.h"
#include "importers/roads/skeleton_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <queue>

using namespace relais;
using namespace relais::directory;

namespace {

const Gazetteer& gazetteer() {
    static const auto reference = importers::read_reference(RELAIS_SOURCE_DIR "/geodata");
    return reference.gazetteer;
}

constexpr const char* k_headings =
    "road,from,from_name,to,to_name,class,surface,km,km_basis,source,note\n";

util::Message skeleton_refusal(const std::string& rows) {
    test::ScratchFolder folder;
    try {
        importers::read_road_skeleton(folder.write("roads.csv", k_headings + rows), gazetteer());
    } catch (const util::InvalidInput& error) {
        return error.message();
    }
    return {};
}

std::uint32_t node_at(const RoadNetworkData& network, const std::string& name) {
    for (const auto& settlement : gazetteer().settlements()) {
        const auto at = std::ranges::find(network.nodes, road_point(settlement.point));
        if (settlement.name == name && at != network.nodes.end()) {
            return static_cast<std::uint32_t>(at - network.nodes.begin());
        }
    }
    FAIL(name << " is not on the skeleton");
    return 0;
}

double km_between(const RoadNetworkData& network, const std::string& from, const std::string& to) {
    std::vector<double> best(network.nodes.size(), 1e9);
    std::priority_queue<std::pair<double, std::uint32_t>> queue;
    queue.emplace(0, node_at(network, from));
    best[queue.top().second] = 0;
    while (!queue.empty()) {
        const auto [minus, at] = queue.top();
        queue.pop();
        for (const auto& stretch : network.stretches) {
            if (stretch.from == at || stretch.to == at) {
                const auto other = stretch.from == at ? stretch.to : stretch.from;
                const double km = -minus + stretch.length_mm / 1e6;
                if (km < best[other]) {
                    best[other] = km;
                    queue.emplace(-km, other);
                }
            }
        }
    }
    return best[node_at(network, to)];
}

} // namespace

TEST_CASE("the shipped skeleton joins every regional capital and departmental seat in one piece") {
    const auto network =
        importers::read_road_skeleton(RELAIS_SOURCE_DIR "/geodata/roads.csv", gazetteer());
    for (const auto& settlement : gazetteer().settlements()) {
        if (settlement.kind <= SettlementKind::departmental_seat) {
            INFO(settlement.name);
            CHECK(std::ranges::find(network.nodes, road_point(settlement.point)) !=
                  network.nodes.end());
        }
    }
    CHECK(std::ranges::all_of(network.stretches,
                              [](const auto& stretch) { return stretch.component == 0; }));
    CHECK(network.source.estimated);
}

TEST_CASE("distances over the skeleton are those that people know") {
    const auto network =
        importers::read_road_skeleton(RELAIS_SOURCE_DIR "/geodata/roads.csv", gazetteer());
    CHECK(km_between(network, "Mokolo", "Maroua") == Approx(80).margin(1));
    CHECK(km_between(network, "Kousséri", "Maroua") == Approx(265).margin(5));
    CHECK(km_between(network, "Yaoundé", "Douala") == Approx(245).margin(5));
    CHECK(km_between(network, "Dschang", "Bafoussam") == Approx(50).margin(15));
    CHECK(km_between(network, "Bamenda", "Bafoussam") == Approx(80).margin(15));
    CHECK(km_between(network, "Buea", "Douala") == Approx(70).margin(20));
    CHECK(km_between(network, "Limbe", "Buea") == Approx(27).margin(12));
}

TEST_CASE("a row of the skeleton that cannot be is refused by its cell") {
    const auto first = gazetteer().settlements()[0].code;
    const auto second = gazetteer().settlements()[1].code;
    const auto row = [&](const std::string& to, const std::string& rest) {
        return "N1," + first + ",," + to + ",," + rest + "\n";
    };
    CHECK(skeleton_refusal(row("nowhere", "trunk,paved,,estimated,s,")).value("column") == "to");
    CHECK(skeleton_refusal(row(first, "trunk,paved,,estimated,s,")).value("column") == "to");
    CHECK(skeleton_refusal(row(second, "highway,paved,,estimated,s,")).value("column") == "class");
    CHECK(skeleton_refusal(row(second, "trunk,tar,,estimated,s,")).value("column") == "surface");
    CHECK(skeleton_refusal(row(second, "trunk,paved,9000,published,s,")).value("column") == "km");
    CHECK(skeleton_refusal(row(second, "trunk,paved,0.01,published,s,")).value("column") == "km");
    CHECK(skeleton_refusal(row(second, "trunk,paved,,guessed,s,")).value("column") == "km_basis");
    CHECK(skeleton_refusal(row(second, "trunk,paved,,estimated,,")).value("column") == "source");
    CHECK(
        skeleton_refusal(row(second, "trunk,paved,,estimated,s,") + row(second, "trunk,paved,,estimated,s,"))
            .value("row") == "3");
}
