#include "importers/population_raster.h"

#include "importers/gdal_errors.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <numeric>

using namespace relais;
using importers::read_population_raster;

namespace {

/// A raster to be made by GDAL, with good defaults: pixels of 0.01 degrees near Maroua.
struct Made {
    int columns = 4;
    int rows = 3;
    std::vector<double> values = std::vector<double>(12, 10);
    std::array<double, 6> affine = {14.0, 0.01, 0, 10.5, 0, -0.01};
    const char* system = "EPSG:4326"; ///< null: none said
    bool placed = true;
    std::optional<double> nodata;
    GDALDataType type = GDT_Float64;
    const char* tiling = nullptr; ///< "TILED=YES" …
    const char* driver = "GTiff";
    bool coloured = false; ///< pixels are places in a table of colours
    double scale = 1;
    std::string name = "people.tif";
};

std::filesystem::path write(const test::ScratchFolder& folder, const Made& made) {
    importers::register_drivers();
    const auto path = folder.path() / made.name;
    char** options = made.tiling != nullptr ? CSLAddString(nullptr, made.tiling) : nullptr;
    if (made.tiling != nullptr && std::string(made.tiling) == "TILED=YES") {
        options = CSLAddString(CSLAddString(options, "BLOCKXSIZE=16"), "BLOCKYSIZE=16");
    }
    GDALDatasetUniquePtr data(GetGDALDriverManager()->GetDriverByName(made.driver)->Create(
        path.c_str(), made.columns, made.rows, 1, made.type, options));
    CSLDestroy(options);
    REQUIRE(data != nullptr);
    if (made.placed) {
        auto affine = made.affine;
        data->SetGeoTransform(affine.data());
    }
    if (made.system != nullptr) {
        OGRSpatialReference system;
        system.SetFromUserInput(made.system);
        data->SetSpatialRef(&system);
    }
    auto& band = *data->GetRasterBand(1);
    if (made.nodata) {
        band.SetNoDataValue(*made.nodata);
    }
    if (made.scale != 1) {
        band.SetScale(made.scale);
    }
    if (made.coloured) {
        GDALColorTable colours;
        const GDALColorEntry red{255, 0, 0, 255};
        colours.SetColorEntry(10, &red);
        band.SetColorTable(&colours);
    }
    auto values = made.values;
    REQUIRE(band.RasterIO(GF_Write, 0, 0, made.columns, made.rows, values.data(), made.columns, made.rows, GDT_Float64,
                          0, 0, nullptr) == CE_None);
    return path;
}

importers::PopulationRaster read(const Made& made, const importers::RasterOptions& options = {}) {
    const test::ScratchFolder folder;
    return *read_population_raster(write(folder, made), options);
}

std::string refusal(const Made& made, const importers::RasterOptions& options = {}) {
    try {
        read(made, options);
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

std::string refusal_of(const std::filesystem::path& file) {
    try {
        read_population_raster(file, {});
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

double sum(const std::vector<importers::PopulationCell>& cells) {
    return std::accumulate(cells.begin(), cells.end(), 0.0,
                           [](double people, const auto& cell) { return people + cell.people; });
}

const importers::Frame k_cameroon{8, 1, 17, 14};

} // namespace

TEST_CASE("pixels are added up to cells and placed where their people are") {
    Made made;
    made.values = {0, 0, 0, 0, 0, 30, 10, 0, 0, 0, 0, 0};
    importers::RasterOptions options;
    options.cell_km = 50;
    const auto raster = read(made, options);
    REQUIRE(raster.cells.size() == 1);
    CHECK(raster.cells[0].people == 40);
    CHECK(raster.cells[0].point.longitude == Approx(14.0175)); // between 14.015 (30 people) and 14.025 (10)
    CHECK(raster.cells[0].point.latitude == Approx(10.485));
    CHECK(raster.total == 40);
    CHECK(raster.counted == 12);
    CHECK(raster.pixel_km == Approx(1.1).margin(0.05));
}

TEST_CASE("what a file declares as no data is not counted, and what is below zero is taken for it") {
    Made made;
    made.values = {-99999, -99999, 5, -3, std::nan(""), 7, 0, 0, 0, 0, 0, 0};
    made.nodata = -99999;
    const auto raster = read(made);
    CHECK(raster.nodata == 3);
    CHECK(raster.negative == 1);
    CHECK(raster.counted == 8);
    CHECK(raster.total == 12);
}

TEST_CASE("the lowest number of a float raster is recognised as no data") {
    Made made;
    made.type = GDT_Float32;
    made.nodata = -3.4e38;
    made.values.assign(12, -3.4e38);
    made.values[4] = 9;
    const auto raster = read(made);
    CHECK(raster.nodata == 11);
    CHECK(raster.negative == 0);
    CHECK(raster.total == 9);
}

TEST_CASE("a raster in metres comes out in degrees with its total") {
    Made made;
    made.system = "EPSG:32633";
    made.affine = {390'000, 1000, 0, 1'170'000, 0, -1000};
    const auto raster = read(made);
    CHECK(raster.total == 120);
    CHECK(sum(raster.cells) == Approx(120));
    for (const auto& cell : raster.cells) {
        CHECK(cell.point.longitude == Approx(14.0).margin(0.05));
        CHECK(cell.point.latitude == Approx(10.57).margin(0.05));
    }
}

TEST_CASE("the figures of a scaled band are those it means") {
    Made made;
    made.scale = 0.5;
    CHECK(read(made).total == 60);
}

TEST_CASE("pixels far from the country are counted and make no cell") {
    Made made;
    made.columns = 100;
    made.rows = 1;
    made.values.assign(100, 1);
    made.affine = {10, 1, 0, 10.5, 0, -1}; // from 10° to 110° east
    importers::RasterOptions options;
    options.frame = k_cameroon;
    const auto raster = read(made, options);
    CHECK(raster.beyond == 93);
    CHECK(sum(raster.cells) == Approx(7));
    CHECK(raster.total == 100);
}

TEST_CASE("a wide pixel at the border counts inside the country, one beyond it outside") {
    Made made;
    made.columns = 3;
    made.rows = 1;
    made.values = {100, 100, 100};
    made.affine = {14.0, 0.05, 0, 10.5, 0, -0.05};
    importers::RasterOptions options;
    options.is_inside = [](directory::LonLat point) { return point.longitude < 14.08; }; // within the second pixel
    const auto raster = read(made, options);
    double inside = 0;
    for (const auto& cell : raster.cells) {
        inside += cell.point.longitude < 14.08 ? cell.people : 0;
    }
    CHECK(inside == Approx(200));
    CHECK(sum(raster.cells) == Approx(300));
    CHECK(raster.at_border == 100);
}

TEST_CASE("a file without a reference system is taken for degrees when it can be") {
    Made made;
    made.system = nullptr;
    CHECK(read(made).assumed_wgs84);
    made.affine = {390'000, 1000, 0, 1'170'000, 0, -1000};
    CHECK(refusal(made) == "demand.raster_no_reference_system");
}

TEST_CASE("a raster that cannot serve is refused with its remedy") {
    importers::RasterOptions cameroon;
    cameroon.frame = k_cameroon;
    Made made;
    made.affine = {2.3, 0.01, 0, 48.9, 0, -0.01};
    CHECK(refusal(made, cameroon) == "demand.raster_elsewhere");
    made = {};
    made.placed = false;
    made.system = nullptr;
    CHECK(refusal(made) == "demand.raster_no_place");
    made = {};
    made.values.assign(12, 0);
    CHECK(refusal(made) == "demand.raster_nobody");
    made = {};
    made.values[3] = 3.4e38;
    CHECK(refusal(made) == "demand.raster_absurd");
    made = {};
    made.type = GDT_Byte;
    made.coloured = true;
    CHECK(refusal(made) == "demand.raster_picture");
    importers::RasterOptions second;
    second.band = 2;
    CHECK(refusal({}, second) == "error.out_of_range");
}

TEST_CASE("people in the frame's corner of the world but not in the frame are elsewhere") {
    Made made;
    made.columns = 100;
    made.rows = 1;
    made.values.assign(100, 0);
    made.values[90] = 5; // the file reaches over the country, its people do not
    made.affine = {10, 1, 0, 10.5, 0, -1};
    importers::RasterOptions options;
    options.frame = k_cameroon;
    CHECK(refusal(made, options) == "demand.raster_elsewhere");
}

TEST_CASE("a raster cut short says so and is no table") {
    const test::ScratchFolder folder;
    Made made;
    made.columns = 200;
    made.rows = 200;
    made.values.assign(40'000, 1);
    made.affine = {14.0, 0.001, 0, 10.5, 0, -0.001};
    made.tiling = "COMPRESS=DEFLATE";
    const auto path = write(folder, made);
    for (const auto part : {2, 20}) {
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - std::filesystem::file_size(path) / part);
        CHECK(importers::is_raster(path));
        const auto key = refusal_of(path);
        CHECK((key == "demand.raster_damaged" || key == "demand.raster_unreadable"));
    }
}

TEST_CASE("tables and layers and files that reach elsewhere are no rasters") {
    const test::ScratchFolder folder;
    CHECK_FALSE(importers::is_raster(folder.write("a.csv", "code,population\nCM004,5\n")));
    CHECK_FALSE(importers::is_raster(folder.write("points.csv", "longitude,latitude,population\n14,10,5\n14,11,6\n")));
    CHECK_FALSE(importers::is_raster(folder.write("a.geojson", R"({"type":"FeatureCollection","features":[]})")));
    CHECK_FALSE(importers::is_raster(
        folder.write("a.xml", "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://x.invalid/</ServerUrl></Service>"
                              "<DataWindow><SizeX>2</SizeX><SizeY>2</SizeY></DataWindow></GDAL_WMS>")));
    CHECK_THROWS_AS(importers::is_raster(folder.path() / "none.tif"), util::InvalidInput);
}

TEST_CASE("an ASCII grid is a raster too") {
    const test::ScratchFolder folder;
    const auto path = folder.write(
        "a.asc", "ncols 2\nnrows 1\nxllcorner 14\nyllcorner 10\ncellsize 0.01\nNODATA_value -9\n4 -9\n");
    REQUIRE(importers::is_raster(path));
    CHECK(read_population_raster(path, {})->total == 4);
}

TEST_CASE("reading a raster stops when asked to") {
    const test::ScratchFolder folder;
    CHECK_FALSE(read_population_raster(write(folder, {}), {}, [](auto, auto) { return false; }).has_value());
}

TEST_CASE("nobody is lost between pixels and cells, whatever the raster, its blocks and the cells") {
    CHECK(rc::check([] {
        Made made;
        made.columns = *rc::gen::inRange(1, 60);
        made.rows = *rc::gen::inRange(1, 60);
        made.tiling = *rc::gen::element<const char*>(nullptr, "TILED=YES", "BLOCKYSIZE=7", "BLOCKYSIZE=60");
        const bool metres = *rc::gen::arbitrary<bool>();
        const double size = *rc::gen::element(0.0008, 0.01, 0.05);
        made.system = metres ? "EPSG:32633" : "EPSG:4326";
        made.affine = metres ? std::array<double, 6>{390'000, 1e5 * size, 0, 1'170'000, 0, -1e5 * size}
                             : std::array<double, 6>{13.9, size, 0, 10.9, 0, -size};
        made.nodata = -1;
        made.values.clear();
        double expected = 0;
        std::int64_t empty = 0;
        for (int i = 0; i < made.columns * made.rows; ++i) {
            made.values.push_back(*rc::gen::inRange(-1, 2000) / 2.0);
            const double value = made.values.back();
            expected += value > 0 ? value : 0;
            empty += value == -1 ? 1 : 0;
        }
        if (expected == 0) {
            made.values[0] = expected = 1;
            empty -= 1;
        }
        importers::RasterOptions options;
        options.cell_km = *rc::gen::element(0.2, 1.0, 5.0, 70.0);
        options.frame = {8, 1, 15, 14};
        const auto raster = read(made, options);
        RC_ASSERT(std::abs(raster.total - expected) < 1e-6 * expected);
        RC_ASSERT(std::abs(sum(raster.cells) + raster.beyond - expected) < 1e-6 * expected);
        RC_ASSERT(raster.counted + raster.nodata + raster.negative == std::int64_t{made.columns} * made.rows);
        RC_ASSERT(raster.nodata >= std::max<std::int64_t>(empty, 0));
    }));
}
