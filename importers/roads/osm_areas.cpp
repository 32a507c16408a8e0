#include "importers/roads/osm_areas.h"

#include "importers/gdal_errors.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace relais::importers {
namespace {

/// What is drawn, and as what: tag=value → kind.
struct Drawn {
    const char* field;
    std::string_view value;
    bool is_water;
    const char* kind;
};
constexpr auto k_drawn = std::to_array<Drawn>({{"waterway", "river", true, "river"},
                                               {"waterway", "canal", true, "canal"},
                                               {"waterway", "stream", true, "stream"},
                                               {"waterway", "riverbank", true, "water"},
                                               {"natural", "water", true, "water"},
                                               {"landuse", "reservoir", true, "water"},
                                               {"landuse", "basin", true, "water"},
                                               {"landuse", "residential", false, "residential"},
                                               {"landuse", "industrial", false, "industrial"},
                                               {"landuse", "commercial", false, "industrial"},
                                               {"landuse", "forest", false, "forest"},
                                               {"natural", "wood", false, "forest"},
                                               {"landuse", "farmland", false, "farmland"},
                                               {"landuse", "orchard", false, "farmland"},
                                               {"leisure", "park", false, "park"},
                                               {"boundary", "national_park", false, "park"}});

const Drawn* drawn(const OGRFeature& feature) {
    for (const auto& one : k_drawn) {
        const int field = feature.GetFieldIndex(one.field);
        if (field >= 0 && feature.GetFieldAsString(field) == one.value) {
            return &one;
        }
    }
    return nullptr;
}

bool touches(const OGRGeometry& geometry, const RoadBox& box) {
    OGREnvelope extent;
    geometry.getEnvelope(&extent);
    return extent.MaxX >= box.west * 1e-7 && extent.MinX <= box.east * 1e-7 &&
           extent.MaxY >= box.south * 1e-7 && extent.MinY <= box.north * 1e-7;
}

} // namespace

void each_osm_area(const std::filesystem::path& file,
                   const RoadBox& box,
                   const std::function<void(const OsmArea&)>& take) {
    register_drivers();
    constexpr std::array<const char*, 2> k_drivers{"OSM", nullptr};
    constexpr std::array<const char*, 2> k_options{"INTERLEAVED_READING=YES", nullptr};
    GDALDatasetUniquePtr data(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, k_drivers.data(), k_options.data()));
    if (data == nullptr) {
        return; // GdalErrors of the caller says why
    }
    OGRLayerH handle = nullptr;
    while (OGRFeatureUniquePtr feature{OGRFeature::FromHandle(GDALDatasetGetNextFeature(
        GDALDataset::ToHandle(data.get()), &handle, nullptr, nullptr, nullptr))}) {
        const std::string_view name = OGRLayer::FromHandle(handle)->GetName();
        const auto* geometry = feature->GetGeometryRef();
        const bool wanted = name == "lines" || name == "multipolygons";
        const auto* one = wanted && geometry != nullptr ? drawn(*feature) : nullptr;
        const bool is_line_of_land = one != nullptr && !one->is_water && name == "lines";
        if (one != nullptr && !is_line_of_land && touches(*geometry, box)) {
            take({one->is_water, one->kind, geometry});
        }
    }
}

} // namespace relais::importers
