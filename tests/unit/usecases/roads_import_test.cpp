#include "store/tile_file.h"
#include "support/temporary.h"
#include "usecases/block_roads.h"
#include "usecases/check_roads.h"
#include "usecases/import_reference.h"
#include "usecases/import_roads.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace relais;

namespace {

constexpr const char* k_geodata = RELAIS_SOURCE_DIR "/geodata";

struct Country {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Author author{"aline",
                            util::Instant{std::chrono::seconds{1'780'000'000}}}; // 2026-05-28

    Country() { usecases::import_reference(database, k_geodata, author); }

    static usecases::RoadsRequest of(const std::filesystem::path& file) {
        usecases::RoadsRequest request;
        request.file = file;
        return request;
    }
    usecases::RoadsResult roads() {
        return *usecases::import_roads(
            database, of(std::filesystem::path(k_geodata) / "roads.csv"), author);
    }
    std::string refusal(const usecases::BlockRequest& request) {
        try {
            usecases::block_roads(database, request, author);
        } catch (const util::InvalidInput& error) {
            return error.message().key;
        }
        return "";
    }
    std::size_t network_files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            count += entry.path().filename().string().find(".roads-") != std::string::npos ? 1 : 0;
        }
        return count;
    }
};

} // namespace

TEST_CASE_METHOD(
    Country, "the skeleton becomes the network in use, and importing it again changes nothing") {
    const auto first = roads();
    CHECK(first.row.source.estimated);
    CHECK(first.components.size() == 1);
    const auto again = roads();
    CHECK(again.row.sha256 == first.row.sha256);
    CHECK(network_files() == 1);
    CHECK(store::open_road_network(database)->network().stretches.size() ==
          static_cast<std::size_t>(first.row.stretches));
}

TEST_CASE_METHOD(Country,
                 "a new network replaces the file of the old one, and a dry run writes nothing") {
    const auto first = roads();
    std::ifstream in(std::filesystem::path(k_geodata) / "roads.csv");
    std::string text;
    std::string rows;
    for (int i = 0; i < 20 && std::getline(in, text); ++i) {
        rows += text + '\n';
    }
    const auto shorter = folder / "shorter.csv";
    std::ofstream(shorter) << rows;
    auto request = of(shorter);
    request.dry_run = true;
    usecases::import_roads(database, request, author);
    CHECK(store::current_road_network(database)->sha256 == first.row.sha256);
    request.dry_run = false;
    usecases::import_roads(database, request, author);
    CHECK(store::current_road_network(database)->sha256 != first.row.sha256);
    CHECK(network_files() == 1);
}

TEST_CASE_METHOD(Country, "a file that cannot be read leaves the network as it was") {
    const auto first = roads();
    const auto broken = folder / "broken.osm.pbf";
    std::ofstream(broken, std::ios::binary)
        << std::string("\0\0\0\x0d\x0a\x09OSMHeader", 15) << "rubbish";
    CHECK_THROWS_AS(usecases::import_roads(database, of(broken), author), util::InvalidInput);
    CHECK(store::open_road_network(database)->sha256() == first.row.sha256);
}

TEST_CASE_METHOD(Country,
                 "profiles are stored with their sources and make the three profiles again") {
    CHECK_THROWS_AS(store::load_travel_profiles(database), util::Unavailable);
    const auto counts =
        usecases::import_profiles(database, std::filesystem::path(k_geodata) / "profiles", author);
    CHECK(counts.assumptions < counts.numbers);
    const auto profiles = store::load_travel_profiles(database);
    REQUIRE(profiles.size() == 3);
    CHECK(profiles[1].mode == directory::TravelMode::motorcycle);
    CHECK(profiles[2].access_kmh == 4);
}

TEST_CASE_METHOD(Country, "an area around a town is closed from a day to a day, and lifted") {
    usecases::BlockRequest request;
    request.place = "Mora";
    request.radius_km = 10;
    request.reason = "Inondation";
    request.ends = "2026-06-30";
    const auto id = usecases::block_roads(database, request, author);
    const auto areas = store::load_blocked_areas(database);
    REQUIRE(areas.size() == 1);
    CHECK(areas[0].place == "Mora, 10 km");
    CHECK(areas[0].holds_on("2026-05-28"));
    CHECK(areas[0].holds_on("2026-06-30"));
    CHECK_FALSE(areas[0].holds_on("2026-07-01"));
    CHECK_FALSE(areas[0].holds_on("2026-05-27"));
    usecases::unblock_roads(database, id, author);
    CHECK(store::load_blocked_areas(database).empty());
    CHECK(store::list_blocked_areas(database)[0].lifted_by == "aline");
    CHECK_THROWS_AS(usecases::unblock_roads(database, id, author), util::Conflict);
    CHECK_THROWS_AS(usecases::unblock_roads(database, 77, author), util::NotFound);
}

TEST_CASE_METHOD(Country, "an area is read from a file of polygons") {
    usecases::BlockRequest request;
    request.reason = "Insécurité";
    request.file = folder / "area.geojson";
    std::ofstream(request.file)
        << R"({"type":"Polygon","coordinates":[[[14,11],[14.5,11],[14.5,11.5],[14,11]]]})";
    usecases::block_roads(database, request, author);
    CHECK(store::load_blocked_areas(database)[0].polygons[0].outer.size() == 4);
    std::ofstream(request.file) << R"({"type":"Point","coordinates":[14,11]})";
    CHECK(refusal(request) == "roads.area_no_polygon");
    std::ofstream(request.file)
        << R"({"type":"Polygon","coordinates":[[[450000,11],[450001,11],[450000,12],[450000,11]]]})";
    CHECK(refusal(request) == "roads.area_not_degrees");
}

TEST_CASE_METHOD(Country, "what does not say where, when or why is refused") {
    usecases::BlockRequest good;
    good.place = "Mora";
    good.radius_km = 5;
    good.reason = "Inondation";
    auto request = good;
    request.reason = " ";
    CHECK(refusal(request) == "roads.bad_reason");
    request = good;
    request.place = "";
    CHECK(refusal(request) == "roads.file_or_place");
    request = good;
    request.radius_km = 900;
    CHECK(refusal(request) == "roads.bad_radius");
    request = good;
    request.place = "Atlantide";
    CHECK(refusal(request) == "roads.no_settlement");
    request = good;
    request.starts = "demain";
    CHECK(refusal(request) == "roads.bad_day");
    request = good;
    request.ends = "2026-01-01";
    CHECK(refusal(request) == "roads.ends_before");
}

TEST_CASE_METHOD(Country, "the background map is drawn with the network and goes with it") {
    const auto first = roads();
    REQUIRE_FALSE(first.row.tiles.empty());
    const store::TileFile tiles(folder / first.row.tiles);
    const auto country = tiles.tile({5, 17, 15}); // southern Cameroon
    REQUIRE(country);
    CHECK(country->starts_with("\x1f\x8b")); // gzip
    CHECK_FALSE(tiles.tile({5, 0, 0}));
    CHECK_FALSE(tiles.tile({5, 99, 0}));
    CHECK_FALSE(tiles.tile({-1, 0, 0}));
    CHECK_THROWS_AS(store::TileFile(folder / "none.mbtiles"), util::Unavailable);

    auto request = of(std::filesystem::path(k_geodata) / "roads.csv");
    request.tiles = false;
    usecases::import_roads(database, request, author);
    CHECK(store::current_road_network(database)->tiles.empty());
    CHECK_FALSE(std::filesystem::exists(folder / first.row.tiles));
}

TEST_CASE_METHOD(Country, "an import stopped on the way leaves the network as it was") {
    const auto first = roads();
    CHECK_FALSE(usecases::import_roads(
        database, of(std::filesystem::path(k_geodata) / "roads.csv"), author, [](auto, auto) {
            return false;
        }));
    CHECK(store::list_road_networks(database).size() == 1);
    CHECK(store::open_road_network(database)->sha256() == first.row.sha256);
}

TEST_CASE_METHOD(Country, "the check says what is missing, damaged, older than its tables or closed") {
    const auto keys = [&] {
        std::vector<std::string> all;
        for (const auto& finding : usecases::check_roads(database, "2026-05-28").findings) {
            all.push_back(finding.key);
        }
        return all;
    };
    using Keys = std::vector<std::string>;
    CHECK(keys() == Keys{"roads.none_imported"});
    const auto network = roads();
    CHECK(keys() == Keys{"roads.check_skeleton", "roads.no_profiles"});
    usecases::import_profiles(database, std::filesystem::path(k_geodata) / "profiles", author);
    usecases::BlockRequest block;
    block.place = "Mora";
    block.radius_km = 5;
    block.reason = "Inondation";
    usecases::block_roads(database, block, author);
    CHECK(keys() == Keys{"roads.check_skeleton", "roads.check_closed"});
    usecases::import_reference(database, k_geodata, {"aline", author.now + std::chrono::hours{48}});
    CHECK(keys() == Keys{"roads.check_skeleton", "roads.check_older", "roads.check_closed"});
    std::filesystem::resize_file(folder / network.row.file, 1000);
    CHECK_FALSE(usecases::check_roads(database, "2026-05-28").sound);
    CHECK(keys().front() == "roads.file_cut_short");
    std::filesystem::remove(folder / network.row.file);
    CHECK(keys().front() == "roads.file_missing");
}
