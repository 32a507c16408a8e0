#include "store/road_store.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::directory;

namespace {

RoadNetworkData small_network() {
    RoadNetworkData network;
    network.nodes = {{143'000'000, 106'000'000}, {144'000'000, 106'000'000}};
    network.points = {network.nodes[0], {143'500'000, 106'100'000}, network.nodes[1]};
    network.names = {"", "N1", "Rue de l’Hôpital"};
    RoadStretch stretch;
    stretch.to = 1;
    stretch.length_mm = 11'000'000;
    stretch.point_count = 3;
    stretch.name = 1;
    stretch.access = 63;
    network.stretches = {stretch};
    network.source = {"OpenStreetMap\n2026", "ODbL 1.0", "2026-01-01", "abc", true, 1.4};
    return network;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Roads {
    tests::TemporaryFolder folder;

    std::filesystem::path written(const RoadNetworkData& network) const {
        return folder / store::write_road_file(folder.path(), "relais", network).name;
    }
    std::string refusal(const std::string& bytes) const {
        const auto file = folder / "broken.bin";
        std::ofstream(file, std::ios::binary) << bytes;
        try {
            const store::RoadFile read(file);
        } catch (const util::Unavailable& error) {
            return error.message().key;
        }
        return "";
    }
};

} // namespace

TEST_CASE_METHOD(Roads, "a network comes back from its file as it was") {
    const auto network = small_network();
    const store::RoadFile read(written(network));
    const auto& got = read.network();
    CHECK(std::vector(got.nodes.begin(), got.nodes.end()) == network.nodes);
    CHECK(std::vector(got.stretches.begin(), got.stretches.end()) == network.stretches);
    CHECK(std::vector(got.points.begin(), got.points.end()) == network.points);
    CHECK(std::vector<std::string>(got.names.begin(), got.names.end()) == network.names);
    auto source = network.source;
    source.name = "OpenStreetMap 2026"; // one line
    CHECK(*got.source == source);
}

TEST_CASE_METHOD(Roads, "the same network has the same name, another has another") {
    auto network = small_network();
    const auto first = written(network);
    CHECK(written(network) == first);
    network.stretches[0].length_mm += 1;
    CHECK(written(network) != first);
}

TEST_CASE_METHOD(
    Roads, "a file that is missing, another thing, of another version or cut short is refused") {
    CHECK_THROWS_AS(store::RoadFile(folder / "nothing"), util::Unavailable);
    const auto bytes = bytes_of(written(small_network()));
    CHECK(refusal("") == "roads.file_not_ours");
    CHECK(refusal(std::string(1000, 'x')) == "roads.file_not_ours");
    auto other = bytes;
    other[8] = 9;
    CHECK(refusal(other) == "roads.file_other_version");
    CHECK(refusal(bytes.substr(0, bytes.size() - 1)) == "roads.file_cut_short");
    CHECK(refusal(bytes + "more") == "roads.file_damaged");
}

TEST_CASE_METHOD(Roads, "one bit changed anywhere is found") {
    const auto bytes = bytes_of(written(small_network()));
    CHECK(rc::check([&] {
        auto changed = bytes;
        const auto bit = *rc::gen::inRange<std::size_t>(0, bytes.size() * 8);
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        RC_ASSERT(!refusal(changed).empty());
    }));
}

TEST_CASE_METHOD(Roads,
                 "a network whose numbers point outside is refused even with the right hash") {
    auto network = small_network();
    network.stretches[0].to = 2;
    CHECK(refusal(bytes_of(written(network))) == "roads.file_damaged");
    network = small_network();
    network.stretches[0].point_count = 4;
    CHECK(refusal(bytes_of(written(network))) == "roads.file_damaged");
}

TEST_CASE_METHOD(
    Roads, "the newest network is the one in use, and another file of its name is found out") {
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    CHECK(store::open_road_network(database) == nullptr);
    const auto save = [&](const RoadNetworkData& network) {
        const auto file = store::write_road_file(folder.path(), "relais", network);
        store::Transaction all(database);
        store::save_road_network(
            database,
            {0, file.name, file.sha256, "roads.csv", network.source, 2, 1, 11, 1, "", "now", "me"});
        all.commit();
        return file;
    };
    auto network = small_network();
    save(network);
    network.names[1] = "N2";
    const auto newest = save(network);
    REQUIRE(store::open_road_network(database));
    CHECK(store::open_road_network(database)->sha256() == newest.sha256);
    CHECK(store::current_road_network(database)->source.licence == "ODbL 1.0");
    const auto older = written(small_network());
    std::filesystem::rename(older, folder / newest.name);
    try {
        store::open_road_network(database);
        FAIL("opened");
    } catch (const util::Unavailable& error) {
        CHECK(error.message().key == "roads.file_older");
    }
}
