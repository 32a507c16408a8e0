#include "exports/geopackage.h"
#include "exports/picture.h"
#include "exports/qgis_style.h"
#include "exports/xml.h"
#include "importers/gdal_errors.h"
#include "support/scratch_folder.h"
#include "unit/exports/made_up.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <cpl_minixml.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace relais;
using namespace relais::exports;

namespace {

bool is_well_formed(const std::string& xml) {
    const importers::GdalErrors errors;
    auto* root = CPLParseXMLString(xml.c_str());
    CPLDestroyXMLNode(root);
    return root != nullptr && !errors.failed();
}

} // namespace

TEST_CASE("A GeoPackage holds its layers in WGS 84, longitude first, and a style for each that "
          "QGIS takes as default") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "couverture.gpkg";
    write_geopackage("Couverture", test::small_layers(), file);
    const GDALDatasetUniquePtr data(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    REQUIRE(data != nullptr);
    auto* places = data->GetLayerByName("settlements");
    REQUIRE(places != nullptr);
    const OGRFeatureUniquePtr place(places->GetNextFeature());
    CHECK(place->GetGeometryRef()->toPoint()->getX() == 14.3);
    CHECK(place->GetFieldAsInteger64("people") == 1200);
    CHECK(std::string(places->GetMetadataItem("DESCRIPTION")) == "Édition : essai");
    auto* areas = data->GetLayerByName("areas");
    const OGRFeatureUniquePtr area(areas->GetNextFeature());
    CHECK(area->GetGeometryRef()->toMultiPolygon()->get_Area() == 1);
    auto* styles = data->GetLayerByName("layer_styles");
    REQUIRE(styles != nullptr);
    CHECK(styles->GetFeatureCount() == 2);
    for (auto& style : *styles) {
        CHECK(style->GetFieldAsInteger("useAsDefault") == 1);
        CHECK(std::string(style->GetFieldAsString("f_geometry_column")) == "geom");
        CHECK(is_well_formed(style->GetFieldAsString("styleQML")));
        CHECK(is_well_formed(style->GetFieldAsString("styleSLD")));
    }
}

TEST_CASE("Nothing is left of a GeoPackage that could not be written") {
    const test::ScratchFolder folder;
    CHECK_THROWS_AS(write_geopackage("x", test::small_layers(), folder.path() / "none" / "x.gpkg"),
                    util::Unavailable);
    const auto there = folder.write("there.gpkg", "mine");
    CHECK_THROWS_AS(write_geopackage("x", test::small_layers(), there), util::InvalidInput);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE(
    "An SVG becomes a PNG of the size asked for, and what is no SVG is refused with its reason") {
    const std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#f00"/></svg>)";
    const auto png = png_of(svg, 2);
    REQUIRE(png.size() > 24);
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(static_cast<unsigned char>(png[19]) == 80);
    CHECK(static_cast<unsigned char>(png[23]) == 40);
    CHECK_THROWS_AS(png_of("<svg", 1), util::Unavailable);
    CHECK(static_cast<unsigned char>(png_of(svg, 1e6)[18]) == 6000 / 256);
    CHECK_THROWS_AS(png_of(svg, -1), util::Unavailable);
}

TEST_CASE("What is put into XML stays text") {
    CHECK(xml_escaped("a<b & \"c\" 'd'\x01") == "a&lt;b &amp; &quot;c&quot; &#39;d&#39;");
}
