#include "store/demand_store.h"

#include "store/reference_store.h"
#include "support/temporary.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

struct Store {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    std::int64_t save(const Demand& demand) {
        store::Transaction all(database);
        const auto id = store::save_demand(database, demand, {"cells.tif", std::string(64, 'a'), "2026-11-24T10:00:00Z", "Amina"});
        all.commit();
        return id;
    }
};

Demand demand(DemandKind kind, double people) {
    return {{kind, "Grille", 2024, "WorldPop", true, 12.5},
            {{"maroua", {14.3, 10.6}, "CM004001", people}, {"", {14.1, 10.1}, "", 0.25}}};
}

} // namespace

TEST_CASE_METHOD(Store, "a layer comes back as it was saved, in its order") {
    save(demand(DemandKind::people, 1.5));
    CHECK(store::load_demand(database, DemandKind::people) == demand(DemandKind::people, 1.5));
    CHECK_FALSE(store::load_demand(database, DemandKind::returnees).has_value());
}

TEST_CASE_METHOD(Store, "the newest layer of a kind is the one in use and the older stay") {
    save(demand(DemandKind::people, 1));
    save(demand(DemandKind::returnees, 2));
    const auto newest = save(demand(DemandKind::people, 3));
    CHECK(store::load_demand(database, DemandKind::people)->points[0].people == 3);
    CHECK(store::load_demand(database, DemandKind::returnees)->points[0].people == 2);
    const auto layers = store::list_demand(database);
    REQUIRE(layers.size() == 3);
    CHECK(layers[0].id == newest);
    CHECK(layers[0].origin.by == "Amina");
}

TEST_CASE_METHOD(Store, "a new layer makes servers look again") {
    const auto before = store::revision(database);
    save(demand(DemandKind::people, 1));
    CHECK(store::revision(database) > before);
}

TEST_CASE_METHOD(Store, "what is not committed leaves the layer before") {
    save(demand(DemandKind::people, 1));
    {
        store::Transaction all(database);
        store::save_demand(database, demand(DemandKind::people, 2), {});
    }
    CHECK(store::load_demand(database, DemandKind::people)->points[0].people == 1);
    CHECK(store::list_demand(database).size() == 1);
}

TEST_CASE_METHOD(Store, "published totals are replaced wholly") {
    store::save_unit_population(database, {{"CM004", 10, 2025, "a"}, {"CM001", 20, 0, "b"}});
    store::save_unit_population(database, {{"CM002", 30, 2025, "c"}});
    CHECK(store::load_unit_population(database) == std::vector<UnitPopulation>{{"CM002", 30, 2025, "c"}});
}
