#include "importers/roads/area_reader.h"

#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "importers/polygon_parts.h"
#include "importers/to_wgs84.h"
#include "util/errors.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace relais::importers {
namespace {

constexpr std::array<const char*, 9> k_drivers = {
    "GeoJSON", "GPKG", "ESRI Shapefile", "KML", "LIBKML", "GML", "FlatGeobuf", "TopoJSON", nullptr};
constexpr std::size_t k_least_ring = 4; // closed: three corners

[[noreturn]] void refuse(const char* key, const std::string& file, const std::string& why = "") {
    throw util::InvalidInput(file, {key, {{"file", file}, {"why", why}}});
}

} // namespace

std::vector<directory::Polygon> read_area(const std::filesystem::path& file) {
    const auto name = shown_name(file);
    register_drivers();
    read_beginning(file, 1);
    const GdalErrors errors;
    GDALDatasetUniquePtr data(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, k_drivers.data()));
    if (data == nullptr) {
        refuse("roads.area_unreadable", name, errors.first());
    }
    std::vector<directory::Polygon> all;
    for (auto* layer : data->GetLayers()) {
        const ToWgs84 to_wgs84(layer->GetSpatialRef());
        for (const auto& feature : *layer) {
            auto* geometry = feature->GetGeometryRef();
            if (geometry == nullptr || !to_wgs84.apply(*geometry)) {
                continue;
            }
            auto polygons = polygons_of(*geometry);
            std::ranges::move(polygons, std::back_inserter(all));
        }
    }
    if (all.empty()) {
        refuse("roads.area_no_polygon", name, errors.first());
    }
    for (const auto& polygon : all) {
        if (polygon.outer.size() < k_least_ring ||
            !std::ranges::all_of(polygon.outer, directory::is_valid)) {
            refuse("roads.area_not_degrees", name);
        }
    }
    return all;
}

directory::Polygon circle(directory::LonLat centre, double radius_km) {
    constexpr int k_corners = 48;
    constexpr double k_km_per_degree =
        111.0; // a little less than either true length: the circle errs outward
    const double outward = radius_km / std::cos(std::numbers::pi / k_corners);
    const double east =
        outward / (k_km_per_degree * std::cos(centre.latitude * std::numbers::pi / 180));
    const double north = outward / (k_km_per_degree - 0.6);
    directory::Polygon polygon;
    for (int i = 0; i < k_corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / k_corners;
        polygon.outer.push_back(
            {centre.longitude + east * std::cos(angle), centre.latitude + north * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    return polygon;
}

} // namespace relais::importers
