#include "usecases/load_roads.h"

#include "store/order_file.h"
#include "store/road_store.h"
#include "support/temporary.h"
#include "usecases/import_reference.h"
#include "usecases/import_roads.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace relais;

namespace {

constexpr const char* k_geodata = RELAIS_SOURCE_DIR "/geodata";

struct Loaded {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Author author{"aline", util::Instant{std::chrono::seconds{1'780'000'000}}};

    Loaded() { usecases::import_reference(database, k_geodata, author); }
    void import() {
        usecases::import_profiles(database, std::filesystem::path(k_geodata) / "profiles", author);
        usecases::RoadsRequest request;
        request.file = std::filesystem::path(k_geodata) / "roads.csv";
        usecases::import_roads(database, request, author);
    }
    std::filesystem::path network_file() const {
        return store::road_folder(database) / store::current_road_network(database)->file;
    }
};

} // namespace

TEST_CASE_METHOD(Loaded, "Roads are loaded once, with profiles, and their order is kept", "[travel]") {
    CHECK(usecases::load_roads(database) == nullptr);
    import();
    const auto roads = usecases::load_roads(database);
    REQUIRE(roads);
    CHECK_FALSE(roads->fault);
    CHECK(roads->profiles.size() == 3);
    CHECK(usecases::load_roads(database) == roads);
    const auto order = store::read_order_file(network_file(), store::current_road_network(database)->sha256);
    CHECK(order == roads->base.hierarchy.order());
    CHECK(store::read_order_file(network_file(), std::string(64, '0')).empty()); // another network's
}

TEST_CASE_METHOD(Loaded, "A network whose file is gone is a fault that is told, not a directory that does not start", "[travel]") {
    import();
    std::filesystem::remove(network_file());
    const auto roads = usecases::load_roads(database);
    REQUIRE(roads);
    CHECK(roads->fault);
}

TEST_CASE_METHOD(Loaded, "An order cut short is made again", "[travel]") {
    import();
    const auto sha256 = store::current_road_network(database)->sha256;
    const auto order = usecases::load_roads(database)->base.hierarchy.order();
    REQUIRE(store::write_order_file(network_file(), sha256, order));
    std::filesystem::resize_file(store::road_folder(database) / "relais.roads.order", 100);
    CHECK(store::read_order_file(network_file(), sha256).empty());
    CHECK(usecases::load_roads(database)->base.hierarchy.order() == order);
}
