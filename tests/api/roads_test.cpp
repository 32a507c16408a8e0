#include "api_server.h"
#include "support/temporary.h"
#include "usecases/block_roads.h"
#include "usecases/import_reference.h"
#include "usecases/import_roads.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

constexpr const char* k_geodata = RELAIS_SOURCE_DIR "/geodata";

/// A server over a real database file that holds the shipped skeleton and one closed area.
struct Roads {
    tests::TemporaryFolder folder;
    usecases::Author author{"aline", test::test_noon()};
    std::shared_ptr<usecases::Desk> desk = made();
    test::ApiServer server{nullptr, options()};
    httplib::Client client = server.client();

    std::shared_ptr<usecases::Desk> made() {
        const auto file = folder / "relais.sqlite";
        {
            const auto database = store::Database::open_or_create(file);
            usecases::import_reference(database, k_geodata, author);
            usecases::RoadsRequest roads;
            roads.file = std::filesystem::path(k_geodata) / "roads.csv";
            usecases::import_roads(database, roads, author);
            usecases::BlockRequest block;
            block.place = "Mora";
            block.radius_km = 10;
            block.reason = "Inondation";
            usecases::block_roads(database, block, author);
            block.starts = "2099-01-01";
            usecases::block_roads(database, block, author);
        }
        return std::make_shared<usecases::Desk>(file);
    }
    server::ServerOptions options() const {
        server::ServerOptions options;
        options.desk = desk;
        return options;
    }
};

} // namespace

TEST_CASE_METHOD(Roads, "tiles of the background map are served packed, and kept by browsers") {
    const auto said = nlohmann::json::parse(client.Get("/api/v1/tiles")->body);
    const auto address = said["tiles"].get<std::string>();
    CHECK(address.starts_with("/tiles/{z}/{x}/{y}.mvt?v="));
    const auto version = address.substr(address.find('?'));
    client.set_decompress(false);
    const auto packed = client.Get("/tiles/5/17/15.mvt" + version, {{"Accept-Encoding", "gzip"}});
    REQUIRE(packed->status == 200);
    CHECK(packed->get_header_value("Content-Type") == "application/vnd.mapbox-vector-tile");
    CHECK(packed->get_header_value("Content-Encoding") == "gzip");
    CHECK(packed->get_header_value("Cache-Control").find("immutable") != std::string::npos);
    CHECK(packed->body.starts_with("\x1f\x8b"));
    const auto plain = client.Get("/tiles/5/17/15.mvt", {{"Accept-Encoding", "identity"}});
    CHECK(plain->get_header_value("Content-Encoding").empty());
    CHECK(plain->body.find("roads") != std::string::npos);
    CHECK(plain->get_header_value("Cache-Control").find("immutable") == std::string::npos);
}

TEST_CASE_METHOD(Roads,
                 "a tile where nothing is drawn is empty, an address that is none is not found") {
    CHECK(client.Get("/tiles/5/0/0.mvt")->status == 200);
    CHECK(client.Get("/tiles/5/0/0.mvt")->body.empty());
    CHECK(client.Get("/tiles/5/x/0.mvt")->status == 404);
    CHECK(client.Get("/tiles/5/0/0.png")->status == 404);
    CHECK(client.Get("/tiles/5/0")->status == 404);
    CHECK(client.Get("/tiles/99999999999/0/0.mvt")->status == 404);
}

TEST_CASE_METHOD(
    Roads, "areas closed today are given with their outline and their reason, in both languages") {
    const auto french = nlohmann::json::parse(client.Get("/api/v1/blocked-areas?lang=fr")->body);
    REQUIRE(french["features"].size() == 1);
    const auto& properties = french["features"][0]["properties"];
    CHECK(properties["reason"] == "Inondation");
    CHECK(properties["place"] == "Mora, 10 km");
    CHECK(properties["ends"].is_null());
    CHECK(properties["label"].get<std::string>().find("Zone évitée") != std::string::npos);
    CHECK(french["features"][0]["geometry"]["coordinates"][0][0].size() == 49);
    const auto english = nlohmann::json::parse(client.Get("/api/v1/blocked-areas?lang=en")->body);
    CHECK(english["features"][0]["properties"]["label"] != properties["label"]);
}
