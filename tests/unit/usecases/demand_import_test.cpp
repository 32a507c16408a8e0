#include "usecases/import_demand.h"

#include "store/demand_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/import_reference.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <fstream>

using namespace relais;
using namespace relais::directory;

namespace {

const usecases::Author k_author{"Amina", util::Instant{}};
const std::filesystem::path k_shared = RELAIS_SOURCE_DIR "/../shared/data";

/// A region, a department and an arrondissement around Maroua, whose seat and quarter are the settlements.
struct World {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    World() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        store::save_unit_population(database, {{"CM004", 400'000, 2025, "COD-PS"}});
        all.commit();
    }

    /// The arrondissement reaches from 14° to 14.5° east.
    void draw_boundaries() {
        const Ring square{{14, 10}, {14.5, 10}, {14.5, 11}, {14, 11}, {14, 10}};
        store::Transaction all(database);
        store::save_boundaries(database, 3, {{"CM004001001", "CM004001", 3, "Maroua Ier", {{square, {}}}, "test"}});
        all.commit();
    }

    std::filesystem::path write(const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    }

    /// A row of pixels of 0.01° along 10.505° north, from `west` degrees east.
    std::filesystem::path grid(double west, const std::vector<double>& values) {
        std::string text = "ncols " + std::to_string(values.size()) + "\nnrows 1\nxllcorner " + std::to_string(west) +
                           "\nyllcorner 10.50\ncellsize 0.01\nNODATA_value -9999\n";
        for (const double value : values) {
            text += std::to_string(value) + " ";
        }
        return write("people_2023.asc", text + "\n");
    }

    usecases::DemandResult import(const std::filesystem::path& file, DemandKind kind = DemandKind::people,
                                  bool dry_run = false) {
        usecases::DemandRequest request;
        request.file = file;
        request.kind = kind;
        request.dry_run = dry_run;
        return *usecases::import_demand(database, request, k_author);
    }

    [[nodiscard]] std::optional<Demand> current(DemandKind kind) const {
        return usecases::current_demand(database, kind, store::load_reference(database).gazetteer);
    }
};

} // namespace

TEST_CASE_METHOD(World, "Out of the box people are where the gazetteer and the published totals put them") {
    const auto demand = current(DemandKind::people);
    REQUIRE(demand);
    CHECK(people_in(*demand, "CM004") == 400'000);
    CHECK(demand->source.modelled);
    CHECK(demand->source.label.empty());
    CHECK(demand->source.source == "COD-PS");
    CHECK_FALSE(current(DemandKind::returnees).has_value());
}

TEST_CASE_METHOD(World, "With boundaries a cell belongs to the unit that holds it and what lies outside is counted") {
    draw_boundaries();
    const auto result = import(grid(14.48, {10, 20, 30, 40, -9999, -2})); // two pixels east of 14.5
    REQUIRE(result.raster);
    CHECK(result.raster->by_polygons);
    CHECK(result.raster->nodata == 1);
    CHECK(result.raster->negative == 1);
    CHECK(people_in(result.demand, "CM004001001") == Approx(30));
    CHECK(result.demand.source.outside == Approx(70));
    CHECK(total_people(result.demand) == Approx(100));
    CHECK(result.demand.source.year == 2023);
    CHECK(result.year_from_name);
    CHECK(result.published == 400'000);
}

TEST_CASE_METHOD(World, "Without boundaries a cell belongs to the nearest settlement's unit, unless none is near") {
    const auto result = import(grid(14.30, {10, 20}));
    CHECK_FALSE(result.raster->by_polygons);
    CHECK(people_in(result.demand, "CM004001") == Approx(30));
    std::vector<double> far(60, 0);
    far.front() = 1;
    far.back() = 5; // half a degree east of both settlements
    CHECK(import(grid(14.30, far)).demand.source.outside == Approx(5));
}

TEST_CASE_METHOD(World, "With boundaries of a coarse level the nearest settlement in the unit refines it") {
    const Ring square{{14, 10}, {14.5, 10}, {14.5, 11}, {14, 11}, {14, 10}};
    store::Transaction all(database);
    store::save_boundaries(database, 1, {{"CM004", "", 1, "Extrême-Nord", {{square, {}}}, "test"}});
    all.commit();
    const auto result = import(grid(14.335, {10})); // beside the quarter, in Maroua Ier
    REQUIRE(result.demand.points.size() == 1);
    CHECK(result.demand.points[0].area == "CM004001001");
}

TEST_CASE_METHOD(World, "An import is the layer in use from then on, with its author in the journal") {
    const auto before = store::revision(database);
    const auto result = import(grid(14.30, {10, 20}));
    CHECK(result.layer > 0);
    CHECK(store::revision(database) > before);
    CHECK(current(DemandKind::people) == result.demand);
    const auto layers = store::list_demand(database);
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].origin.by == "Amina");
    CHECK(layers[0].origin.file == "people_2023.asc");
    CHECK(layers[0].origin.sha256.size() == 64);
}

TEST_CASE_METHOD(World, "A dry run tells all and writes nothing") {
    const auto before = store::revision(database);
    const auto result = import(grid(14.30, {10, 20}), DemandKind::people, true);
    CHECK(result.layer == 0);
    CHECK(total_people(result.demand) == Approx(30));
    CHECK(store::revision(database) == before);
    CHECK(store::list_demand(database).empty());
}

TEST_CASE_METHOD(World, "What cannot be taken leaves the layer before") {
    const auto kept = import(grid(14.30, {10, 20})).demand;
    CHECK_THROWS_AS(import(grid(2.3, {10})), util::InvalidInput);
    CHECK_THROWS_AS(import(write("a.csv", "a,b\n1,2\n")), util::InvalidInput);
    usecases::DemandRequest request;
    request.file = grid(14.30, {99});
    CHECK_FALSE(usecases::import_demand(database, request, k_author, [](auto, auto) { return false; }).has_value());
    CHECK(current(DemandKind::people) == kept);
}

TEST_CASE_METHOD(World, "A raster beside the country but over none of its units is refused") {
    draw_boundaries();
    try {
        import(grid(14.6, {5}));
        FAIL("taken");
    } catch (const util::InvalidInput& error) {
        CHECK(error.message().key == "demand.nobody_inside");
    }
}

TEST_CASE_METHOD(World, "Cells of a size that makes no sense are refused") {
    for (const double cell : {0.0, -5.0, 0.01, 1e6, std::nan("")}) {
        usecases::DemandRequest request;
        request.file = grid(14.30, {1});
        request.cell_km = cell;
        CHECK_THROWS_AS(usecases::import_demand(database, request, k_author), util::InvalidInput);
    }
}

TEST_CASE_METHOD(World, "A census by unit is shared among its settlements, its total kept") {
    const auto result = import(write("rgph.csv", "Code,Année,Population\nCM004001,2024,1000\nCM099,2024,7\n"));
    REQUIRE(result.table);
    CHECK(people_in(result.demand, "CM004001") == Approx(1000));
    CHECK(result.demand.source.outside == 7);
    CHECK(result.demand.source.modelled);
    CHECK(result.demand.source.year == 2024);
    CHECK(result.table->rows_unresolved == 1);
}

TEST_CASE_METHOD(World, "Returnees are a layer of their own") {
    import(grid(14.30, {10, 20}));
    const auto result =
        import(write("dtm.csv", "Localité,Retournés\nDomayo,12\nAtlantis,3\n"), DemandKind::returnees);
    CHECK(total_people(*current(DemandKind::returnees)) == 15);
    CHECK(current(DemandKind::returnees)->points.at(0).settlement == "domayo");
    CHECK_FALSE(result.demand.source.modelled);
    CHECK(total_people(*current(DemandKind::people)) == Approx(30));
}

TEST_CASE_METHOD(World, "Sums by unit do not depend on the size of cells") {
    draw_boundaries();
    CHECK(rc::check([this] {
        std::vector<double> values;
        for (int i = *rc::gen::inRange(1, 40); i > 0; --i) {
            values.push_back(*rc::gen::inRange(0, 1000));
        }
        values.push_back(1);
        usecases::DemandRequest request;
        request.file = grid(14.499 - 0.01 * static_cast<double>(values.size()), values);
        request.dry_run = true;
        std::vector<double> inside;
        for (const double cell : {1.0, *rc::gen::element(2.0, 5.0, 20.0, 100.0)}) {
            request.cell_km = cell;
            const auto demand = usecases::import_demand(database, request, k_author)->demand;
            inside.push_back(people_in(demand, "CM004001001"));
            double all = demand.source.outside;
            for (const auto& point : demand.points) {
                all += point.area.empty() ? 0 : point.people;
            }
            RC_ASSERT(std::abs(all - total_people(demand)) < 1e-9);
        }
        RC_ASSERT(std::abs(inside[0] - inside[1]) < 1e-6);
    }));
}

TEST_CASE("The real grid keeps its total, with and without the official boundaries") {
    const auto raster = k_shared / "population/grid3_worldpop_cmr_pop_v1_5km.tif";
    if (!std::filesystem::exists(raster)) {
        WARN("no shared data: not checked");
        return;
    }
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::import_reference(database, RELAIS_SOURCE_DIR "/geodata", k_author);
    usecases::DemandRequest request;
    request.file = raster;
    const auto without = usecases::import_demand(database, request, k_author);
    CHECK(total_people(without->demand) == Approx(28'614'929).margin(1));
    CHECK(without->demand.source.outside < 30'000);
    importers::BoundaryOptions options;
    options.level = 2;
    usecases::import_boundaries(database, k_shared / "admin/ocha_codab_2019/cmr_admbnda_adm2_inc_20180104.shp", options,
                                k_author);
    const auto with = usecases::import_demand(database, request, k_author);
    CHECK(total_people(with->demand) == Approx(28'614'929).margin(1));
    CHECK(with->demand.source.outside < 30'000);
    const auto gazetteer = store::load_reference(database).gazetteer;
    for (const auto& area : gazetteer.areas()) {
        if (area.level == 1) {
            INFO(area.code); // neither way of telling units moves a region by more than three in a hundred
            CHECK(people_in(without->demand, area.code) == Approx(people_in(with->demand, area.code)).epsilon(0.03));
        }
    }
}
