#include "importers/roads/road_layer_reader.h"

#include "directory/road_metres.h"
#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "importers/roads/osm_tags.h"
#include "importers/to_wgs84.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <functional>
#include <map>

namespace relais::importers {
namespace {

using namespace relais::directory;

/// Formats of files only: nothing that reaches a network or another file by name.
constexpr std::array<const char*, 11> k_drivers = {"ESRI Shapefile",
                                                   "GPKG",
                                                   "GeoJSON",
                                                   "GeoJSONSeq",
                                                   "TopoJSON",
                                                   "FlatGeobuf",
                                                   "KML",
                                                   "LIBKML",
                                                   "GML",
                                                   "MapInfo File",
                                                   nullptr};

[[noreturn]] void refuse(const char* key,
                         const std::string& file,
                         std::vector<std::pair<std::string, std::string>> more = {}) {
    more.emplace_back("file", file);
    throw util::InvalidInput(file, {key, std::move(more)});
}

/// A point of a line as the number it is found again by: both coordinates as they are stored.
std::int64_t id_of(RoadPoint point) {
    return static_cast<std::int64_t>(
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.longitude)) << 32U) |
        static_cast<std::uint32_t>(point.latitude));
}

RoadPoint point_of(std::int64_t id) {
    return {static_cast<std::int32_t>(static_cast<std::uint64_t>(id) >> 32U),
            static_cast<std::int32_t>(id & 0xffffffff)};
}

bool has_lines(OGRLayer& layer) {
    const auto type = wkbFlatten(layer.GetGeomType());
    return type == wkbLineString || type == wkbMultiLineString || type == wkbUnknown ||
           type == wkbGeometryCollection;
}

class LayerRoads {
public:
    LayerRoads(OGRLayer& layer, const RoadLayerOptions& options, std::string file)
        : m_layer(layer),
          m_words(RoadWords::load(options.words)),
          m_file(std::move(file)),
          m_to_wgs84(layer.GetSpatialRef()) {
        m_class = field("class", options.class_field);
        m_tags = field("tags", "");
        m_surface = field("surface", "");
        m_speed = field("speed", options.speed_field);
        m_oneway = field("oneway", "");
        m_name = field("name", "");
        if (m_class < 0 && m_tags < 0) {
            refuse("roads.layer_no_class", m_file, {{"fields", field_names()}});
        }
    }

    std::optional<ReadRoads> read(const RoadBox& box, const util::Progress& progress) {
        const auto total = m_layer.GetFeatureCount();
        std::int64_t done = 0;
        for (const auto& feature : m_layer) {
            take(*feature);
            if (!util::report(progress, ++done, total)) {
                return std::nullopt;
            }
        }
        if (m_facts.lines == 0) {
            refuse("roads.layer_no_lines", m_file);
        }
        m_builder.index();
        for (const auto id : m_ids) {
            m_builder.place(*m_builder.find(id), point_of(id));
        }
        ReadRoads out;
        out.network = m_builder.finish(box, m_facts, out.components);
        if (out.network.stretches.empty()) {
            refuse("roads.none_inside", m_file);
        }
        out.facts = m_facts;
        return out;
    }

private:
    int field(const char* role, const std::string& given) {
        if (!given.empty()) {
            const int index = m_layer.FindFieldIndex(given.c_str(), FALSE);
            if (index < 0) {
                refuse(
                    "roads.layer_no_field", m_file, {{"field", given}, {"fields", field_names()}});
            }
            return index;
        }
        for (const auto& name : m_words.fields(role)) {
            const int index = m_layer.FindFieldIndex(name.c_str(), FALSE);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    std::string field_names() {
        std::string names;
        const auto& definition = *m_layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            names +=
                (names.empty() ? "" : ", ") + std::string(definition.GetFieldDefn(i)->GetNameRef());
        }
        return names;
    }

    static std::string text(const OGRFeature& feature, int field) {
        return field < 0 ? std::string() : util::trim(feature.GetFieldAsString(field));
    }

    /// Tags of OpenStreetMap as an export of it has them: a field of the name, else a part of
    /// other_tags.
    std::optional<RoadAttributes> by_tags(const OGRFeature& feature) {
        const auto cell = text(feature, m_tags);
        std::map<std::string, std::string, std::less<>> values;
        const auto road = read_road_tags([&](std::string_view key) -> std::string_view {
            const auto [at, is_new] = values.try_emplace(std::string(key));
            if (is_new) {
                const int index = m_layer.FindFieldIndex(at->first.c_str(), FALSE);
                at->second = index >= 0 ? text(feature, index) : "";
                at->second = at->second.empty() ? tag_in(cell, key) : at->second;
            }
            return at->second;
        });
        if (!road) {
            return std::nullopt;
        }
        take_bad_speed(road->bad_speed);
        auto attributes = road->attributes;
        attributes.name = m_builder.name(road->name);
        return attributes;
    }

    std::optional<RoadAttributes> by_words(const OGRFeature& feature) {
        RoadAttributes attributes;
        const auto road_class = m_words.road_class(text(feature, m_class));
        m_facts.unknown_class += road_class ? 0 : 1;
        attributes.road_class = road_class.value_or(RoadClass::unclassified);
        attributes.surface =
            m_words.surface(text(feature, m_surface)).value_or(RoadSurface::unknown);
        attributes.access = usual_access(attributes.road_class);
        const auto one_way = m_words.one_way(text(feature, m_oneway)).value_or(OneWay::both);
        constexpr std::uint8_t k_forward = k_car_forward | k_motorcycle_forward;
        constexpr std::uint8_t k_backward = k_car_backward | k_motorcycle_backward;
        attributes.access = static_cast<std::uint8_t>(attributes.access &
                                                      ~(one_way == OneWay::forward    ? k_backward
                                                        : one_way == OneWay::backward ? k_forward
                                                                                      : 0));
        const auto speed = read_speed(text(feature, m_speed));
        attributes.speed_kmh = static_cast<std::uint8_t>(speed.value_or(0));
        take_bad_speed(speed == 0 ? text(feature, m_speed) : "");
        attributes.name = m_builder.name(text(feature, m_name));
        return attributes;
    }

    void take_bad_speed(const std::string& speed) {
        if (!speed.empty() && m_facts.bad_speeds++ == 0) {
            m_facts.bad_speed_example = speed;
        }
    }

    void take(OGRFeature& feature) {
        auto* geometry = feature.GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            return;
        }
        const auto attributes = m_tags >= 0 ? by_tags(feature) : by_words(feature);
        if (!attributes) {
            ++m_facts.not_roads;
            return;
        }
        if (!m_to_wgs84.apply(*geometry)) {
            refuse("roads.layer_metres", m_file);
        }
        if (take_lines(*geometry, *attributes)) {
            m_facts.ferries += attributes->road_class == RoadClass::ferry ? 1 : 0;
            m_facts.one_way += *attributes != attributes->reversed() ? 1 : 0;
        }
    }

    bool take_lines(const OGRGeometry& geometry, const RoadAttributes& attributes) {
        if (const auto* line = dynamic_cast<const OGRLineString*>(&geometry)) {
            take_line(*line, attributes);
            return true;
        }
        bool any = false;
        if (const auto* parts = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
            for (const auto* part : *parts) {
                any = take_lines(*part, attributes) || any;
            }
        }
        return any;
    }

    void take_line(const OGRLineString& line, const RoadAttributes& attributes) {
        std::vector<std::int64_t> ids;
        for (int i = 0; i < line.getNumPoints(); ++i) {
            const LonLat point{line.getX(i), line.getY(i)};
            if (!is_valid(point)) {
                refuse("roads.layer_metres", m_file);
            }
            ids.push_back(id_of(road_point(point)));
        }
        m_ids.insert(m_ids.end(), ids.begin(), ids.end());
        m_builder.add_line(ids, attributes);
        ++m_facts.lines;
    }

    OGRLayer& m_layer;
    RoadWords m_words;
    std::string m_file;
    ToWgs84 m_to_wgs84;
    int m_class = -1;
    int m_tags = -1;
    int m_surface = -1;
    int m_speed = -1;
    int m_oneway = -1;
    int m_name = -1;
    NetworkBuilder m_builder;
    RoadFacts m_facts;
    std::vector<std::int64_t> m_ids;
};

OGRLayer& layer_of(GDALDataset& data, const RoadLayerOptions& options, const std::string& file) {
    std::string names;
    OGRLayer* chosen = nullptr;
    for (auto* layer : data.GetLayers()) {
        names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
        const bool wanted = options.layer.empty() ? chosen == nullptr && has_lines(*layer)
                                                  : layer->GetName() == options.layer;
        chosen = wanted ? layer : chosen;
    }
    if (chosen == nullptr) {
        refuse(options.layer.empty() ? "roads.layer_no_lines" : "roads.layer_no_layer",
               file,
               {{"layers", names}});
    }
    return *chosen;
}

} // namespace

std::optional<ReadRoads> read_road_layer(const std::filesystem::path& file,
                                         const RoadBox& box,
                                         const RoadLayerOptions& options,
                                         const util::Progress& progress) {
    const auto name = shown_name(file);
    register_drivers();
    read_beginning(file, 1);
    const GdalErrors errors;
    GDALDatasetUniquePtr data(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, k_drivers.data()));
    if (data == nullptr || data->GetLayerCount() == 0) {
        refuse("roads.layer_unreadable", name, {{"why", errors.first()}});
    }
    auto out = LayerRoads(layer_of(*data, options, name), options, name).read(box, progress);
    if (errors.failed()) {
        refuse("roads.layer_unreadable", name, {{"why", errors.first()}});
    }
    if (out) {
        out->network.source.name = name;
    }
    return out;
}

} // namespace relais::importers
