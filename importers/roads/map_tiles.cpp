#include "importers/roads/map_tiles.h"

#include "directory/road_codes.h"
#include "importers/gdal_errors.h"
#include "importers/roads/osm_areas.h"
#include "util/errors.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <unistd.h>

namespace relais::importers {
namespace {

using namespace relais::directory;

/// Roads that appear together. Paths and steps are for the closest look alone.
struct RoadTier {
    const char* layer;
    int least_zoom;
    RoadClass last; ///< up to this class
};
constexpr std::array<RoadTier, 5> k_tiers{{{"roads_trunk", 5, RoadClass::trunk},
                                           {"roads_primary", 7, RoadClass::primary},
                                           {"roads_secondary", 9, RoadClass::secondary},
                                           {"roads_tertiary", 10, RoadClass::unclassified},
                                           {"roads_streets", 12, RoadClass::steps}}};
constexpr int k_ferry_zoom = 8;

struct PlaceTier {
    const char* layer;
    int least_zoom;
    SettlementKind last;
};
constexpr std::array<PlaceTier, 4> k_places{
    {{"places_capital", 5, SettlementKind::regional_capital},
     {"places_seat", 7, SettlementKind::departmental_seat},
     {"places_town", 9, SettlementKind::town},
     {"places_village", 11, SettlementKind::neighbourhood}}};

class TileWriter {
public:
    TileWriter(const std::filesystem::path& file, const MapTilesInput& input)
        : m_input(input) {
        register_drivers();
        auto* driver = GetGDALDriverManager()->GetDriverByName("MBTiles");
        CPLStringList options;
        options.SetNameValue("MINZOOM", std::to_string(input.least_zoom).c_str());
        options.SetNameValue("MAXZOOM", std::to_string(input.most_zoom).c_str());
        options.SetNameValue("NAME", "Relais");
        options.SetNameValue("DESCRIPTION",
                             input.roads.source != nullptr ? input.roads.source->licence.c_str()
                                                           : "");
        if (driver != nullptr) {
            m_data.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
        }
        m_wgs84.SetWellKnownGeogCS("WGS84");
        m_wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    [[nodiscard]] bool is_open() const { return m_data != nullptr; }

    bool write(const util::Progress& progress) {
        // Half of the work is drawing, which GDAL does when the file is closed and does not report.
        const auto total = static_cast<std::int64_t>(m_input.roads.stretches.size()) * 2 + 1;
        if (!add_roads(progress, total)) {
            return false;
        }
        add_places();
        add_borders();
        if (!m_input.osm.empty()) {
            auto* water = layer("water", "water", wkbUnknown, 5, {"kind"});
            auto* land = layer("landuse", "landuse", wkbUnknown, 9, {"kind"});
            each_osm_area(m_input.osm, m_input.box, [&](const OsmArea& area) {
                add(area.is_water ? *water : *land, *area.geometry, {area.kind});
            });
        }
        return util::report(progress, total / 2, total);
    }

    /// Draws the tiles.
    void close() { m_data.reset(); }

private:
    OGRLayer* layer(const char* name,
                    const char* target,
                    OGRwkbGeometryType type,
                    int least_zoom,
                    std::initializer_list<const char*> fields) {
        CPLStringList options;
        options.SetNameValue("NAME", target);
        options.SetNameValue("MINZOOM",
                             std::to_string(std::max(least_zoom, m_input.least_zoom)).c_str());
        options.SetNameValue("MAXZOOM", std::to_string(m_input.most_zoom).c_str());
        auto* made = m_data->CreateLayer(name, &m_wgs84, type, options.List());
        for (const auto* field : fields) {
            OGRFieldDefn definition(field, OFTString);
            made->CreateField(&definition);
        }
        return made;
    }

    static void
    add(OGRLayer& layer, const OGRGeometry& geometry, const std::vector<std::string>& values) {
        OGRFeature feature(layer.GetLayerDefn());
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i].empty()) {
                feature.SetField(static_cast<int>(i), values[i].c_str());
            }
        }
        feature.SetGeometry(&geometry);
        [[maybe_unused]] const auto status =
            layer.CreateFeature(&feature); // what fails is in GdalErrors
    }

    OGRLayer& road_layer(RoadClass road_class) {
        for (std::size_t i = 0; i < k_tiers.size(); ++i) {
            if (road_class <= k_tiers[i].last) {
                return *m_roads[i];
            }
        }
        return *m_ferries;
    }

    bool add_roads(const util::Progress& progress, std::int64_t total) {
        for (std::size_t i = 0; i < k_tiers.size(); ++i) {
            m_roads[i] = layer(k_tiers[i].layer,
                               "roads",
                               wkbLineString,
                               k_tiers[i].least_zoom,
                               {"class", "surface", "name"});
        }
        m_ferries = layer(
            "roads_ferry", "roads", wkbLineString, k_ferry_zoom, {"class", "surface", "name"});
        constexpr std::int64_t k_said_every = 10'000;
        std::int64_t done = 0;
        for (const auto& stretch : m_input.roads.stretches) {
            if (stretch.length_mm > 0) {
                add(road_layer(stretch.road_class),
                    line_of(stretch),
                    {std::string(code_of(stretch.road_class)),
                     std::string(code_of(stretch.surface)),
                     std::string(m_input.roads.names[stretch.name])});
            }
            if (++done % k_said_every == 0 && !util::report(progress, done / 2, total)) {
                return false;
            }
        }
        return true;
    }

    OGRLineString line_of(const RoadStretch& stretch) const {
        OGRLineString line;
        line.setNumPoints(static_cast<int>(stretch.point_count));
        for (std::uint32_t i = 0; i < stretch.point_count; ++i) {
            const auto point = m_input.roads.points[stretch.first_point + i].degrees();
            line.setPoint(static_cast<int>(i), point.longitude, point.latitude);
        }
        return line;
    }

    void add_places() {
        std::array<OGRLayer*, k_places.size()> layers{};
        for (std::size_t i = 0; i < layers.size(); ++i) {
            layers[i] = layer(
                k_places[i].layer, "places", wkbPoint, k_places[i].least_zoom, {"name", "kind"});
        }
        for (const auto& place : *m_input.places) {
            for (std::size_t i = 0; i < layers.size(); ++i) {
                if (place.kind <= k_places[i].last) {
                    add(*layers[i],
                        OGRPoint(place.point.longitude, place.point.latitude),
                        {place.name, std::string(code_of(place.kind))});
                    break;
                }
            }
        }
    }

    void add_borders() {
        auto* regions = layer("borders_region", "borders", wkbLineString, 5, {"level"});
        auto* departments = layer("borders_department", "borders", wkbLineString, 8, {"level"});
        for (const auto& boundary : *m_input.boundaries) {
            for (const auto& polygon : boundary.polygons) {
                OGRLineString line;
                for (const auto& point : polygon.outer) {
                    line.addPoint(point.longitude, point.latitude);
                }
                if (boundary.level <= 2) {
                    add(boundary.level == 1 ? *regions : *departments,
                        line,
                        {std::to_string(boundary.level)});
                }
            }
        }
    }

    const MapTilesInput& m_input;
    GDALDatasetUniquePtr m_data;
    OGRSpatialReference m_wgs84;
    std::array<OGRLayer*, k_tiers.size()> m_roads{};
    OGRLayer* m_ferries = nullptr;
};

} // namespace

bool write_map_tiles(const std::filesystem::path& file,
                     const MapTilesInput& input,
                     const util::Progress& progress) {
    const auto aside =
        std::filesystem::path(file.string() + ".new-" + std::to_string(getpid()) + ".mbtiles");
    const auto drop = [&] {
        std::error_code ignored;
        std::filesystem::remove(aside, ignored);
    };
    drop();
    const GdalErrors errors;
    TileWriter writer(aside, input);
    const bool written = writer.is_open() && writer.write(progress);
    writer.close();
    if (errors.failed() || !std::filesystem::exists(aside)) {
        drop();
        throw util::Unavailable(
            {"roads.tiles_not_written", {{"file", file.string()}, {"what", errors.first()}}});
    }
    if (!written) {
        drop();
        return false;
    }
    std::filesystem::rename(aside, file);
    return true;
}

} // namespace relais::importers
