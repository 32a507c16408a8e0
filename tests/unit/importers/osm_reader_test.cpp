#include "importers/roads/osm_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/memory/buffer.hpp>

using namespace relais;
using namespace osmium::builder::attr;

namespace {

constexpr importers::RoadBox k_everywhere;

/// A crossing at Maroua: three ways, one of them naming a node that is not in the file, one with
/// ids below zero.
std::filesystem::path small_extract(const test::ScratchFolder& folder) {
    osmium::memory::Buffer buffer(10'000, osmium::memory::Buffer::auto_grow::yes);
    const auto node = [&](osmium::object_id_type id, double longitude, double latitude) {
        osmium::builder::add_node(buffer, _id(id), _location(longitude, latitude));
    };
    node(-7, 14.30, 10.60);
    node(1, 14.31, 10.60);
    node(2, 14.32, 10.60);
    node(3, 14.31, 10.61);
    node(4, 14.31, 10.59);
    osmium::builder::add_way(
        buffer, _id(1), _nodes({-7, 1, 2}), _tag("highway", "trunk"), _tag("ref", "N1"));
    osmium::builder::add_way(
        buffer, _id(2), _nodes({3, 1, 4, 99}), _tag("highway", "track"), _tag("maxspeed", "900"));
    osmium::builder::add_way(buffer, _id(3), _nodes({2, 3}), _tag("waterway", "river"));
    const auto path = folder.path() / "small.osm.pbf";
    osmium::io::Writer writer(osmium::io::File(path.string(), "pbf"));
    writer(std::move(buffer));
    writer.close();
    return path;
}

std::string key_of_refusal(const std::filesystem::path& file,
                           const importers::RoadBox& box = k_everywhere) {
    try {
        importers::read_osm_roads(file, box);
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

} // namespace

TEST_CASE("an extract becomes stretches between its junctions, and what it lacks is counted") {
    const test::ScratchFolder folder;
    const auto file = small_extract(folder);
    CHECK(importers::is_osm_pbf(file));
    const auto read = importers::read_osm_roads(file, k_everywhere);
    REQUIRE(read);
    CHECK(read->network.stretches.size() == 4);
    CHECK(read->components.size() == 1);
    CHECK(read->facts.lines == 2);
    CHECK(read->facts.not_roads == 1);
    CHECK(read->facts.missing_nodes == 1);
    CHECK(read->facts.negative_ids == 1);
    CHECK(read->facts.bad_speeds == 1);
    CHECK(read->facts.bad_speed_example == "900");
    CHECK(read->network.names == std::vector<std::string>{"", "N1"});
}

TEST_CASE("an extract cut short anywhere is refused whole, never read in part") {
    const test::ScratchFolder folder;
    std::ifstream in(small_extract(folder), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    for (std::size_t size = 20; size + 1 < bytes.size(); size += 7) {
        INFO(size << " of " << bytes.size());
        const auto key =
            key_of_refusal(folder.write("cut.osm.pbf", std::string_view(bytes).substr(0, size)));
        CHECK((key == "roads.pbf_damaged" || key == "roads.no_roads"));
    }
}

TEST_CASE("a block that claims two gigabytes is refused before it is read") {
    const test::ScratchFolder folder;
    // A length, then the block's header: type "OSMHeader", size 2,000,000,000 as a varint.
    const std::string bytes("\x00\x00\x00\x11\x0a\x09OSMHeader\x18\x80\xa8\xd6\xb9\x07 and no more",
                            34);
    CHECK(key_of_refusal(folder.write("huge.osm.pbf", bytes)) == "roads.pbf_damaged");
}

TEST_CASE("a relation, however many members it has, is passed over") {
    const test::ScratchFolder folder;
    osmium::memory::Buffer buffer(10'000, osmium::memory::Buffer::auto_grow::yes);
    osmium::builder::add_node(buffer, _id(1), _location(14.30, 10.60));
    osmium::builder::add_node(buffer, _id(2), _location(14.31, 10.60));
    osmium::builder::add_way(buffer, _id(1), _nodes({1, 2}), _tag("highway", "trunk"));
    std::vector<member_type> members(1'000'000, member_type{osmium::item_type::way, 1, "outer"});
    osmium::builder::add_relation(buffer, _id(1), _members(members), _tag("type", "multipolygon"));
    const auto path = folder.path() / "relation.osm.pbf";
    osmium::io::Writer writer(osmium::io::File(path.string(), "pbf"));
    writer(std::move(buffer));
    writer.close();
    const auto read = importers::read_osm_roads(path, k_everywhere);
    REQUIRE(read);
    CHECK(read->network.stretches.size() == 1);
    CHECK(read->facts.not_roads == 0);
}

TEST_CASE("an extract of another country is refused with a way out") {
    const test::ScratchFolder folder;
    CHECK(key_of_refusal(small_extract(folder), {0, 0, 10, 10}) == "roads.none_inside");
}

TEST_CASE("reading stops when told to and leaves nothing") {
    const test::ScratchFolder folder;
    CHECK_FALSE(importers::read_osm_roads(
        small_extract(folder), k_everywhere, [](auto, auto) { return false; }));
}

TEST_CASE("real extracts are read whole (needs ../shared)") {
    const std::filesystem::path samples = RELAIS_SOURCE_DIR "/../shared/data/roads/osm_pbf_samples";
    if (!std::filesystem::exists(samples)) {
        WARN("skipped: no " << samples.string());
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(samples)) {
        INFO(entry.path().string());
        const auto read = importers::read_osm_roads(entry.path(), k_everywhere);
        REQUIRE(read);
        CHECK(read->network.stretches.size() > 4'000);
        CHECK(read->components.front().stretches > read->network.stretches.size() / 2);
        CHECK(std::ranges::all_of(read->network.stretches, [](const auto& stretch) {
            return stretch.access != 0 || stretch.length_mm == 0; // a gate closed to all
        }));
    }
}
