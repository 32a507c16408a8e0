#include "present/geojson.h"

#include "exports/form.h"

namespace relais::present {
namespace {

using directory::LonLat;

void add_point(JsonText& json, LonLat point, const Placement& placed) {
    const auto at = placed(point);
    json.begin_list().add(at.longitude).add(at.latitude).end_list();
}

void add_ring(JsonText& json, const directory::Ring& ring, const Placement& placed) {
    json.begin_list();
    for (const auto& point : ring) {
        add_point(json, point, placed);
    }
    json.end_list();
}

void add_polygons(JsonText& json, const std::vector<directory::Polygon>& polygons, const Placement& placed) {
    json.begin_object().key("type").add("MultiPolygon").key("coordinates").begin_list();
    for (const auto& polygon : polygons) {
        json.begin_list();
        add_ring(json, polygon.outer, placed);
        for (const auto& hole : polygon.holes) {
            add_ring(json, hole, placed);
        }
        json.end_list();
    }
    json.end_list().end_object();
}

void add_geometry(JsonText& json, const exports::MapLayer::Feature& feature, const Placement& placed) {
    if (const auto* point = std::get_if<LonLat>(&feature.at)) {
        json.begin_object().key("type").add("Point").key("coordinates");
        add_point(json, *point, placed);
        json.end_object();
    } else if (const auto* polygons = std::get_if<std::vector<directory::Polygon>>(&feature.at)) {
        add_polygons(json, *polygons, placed);
    } else {
        json.null();
    }
}

void add_value(JsonText& json, const exports::Cell& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        json.add(*text);
    } else if (const auto* number = std::get_if<double>(&value)) {
        json.literal(exports::shortest(*number));
    } else {
        json.null();
    }
}

} // namespace

void add_feature_members(JsonText& json, const exports::MapLayer& layer, const exports::MapLayer::Feature& feature,
                         const Placement& placed) {
    json.key("type").add("Feature").key("id").add(feature.id).key("geometry");
    add_geometry(json, feature, placed);
    json.key("properties").begin_object();
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        json.key(layer.fields[i].name);
        add_value(json, feature.values[i]);
    }
    json.end_object();
}

void add_feature(JsonText& json, const exports::MapLayer& layer, const exports::MapLayer::Feature& feature,
                 const Placement& placed) {
    json.begin_object();
    add_feature_members(json, layer, feature, placed);
    json.end_object();
}

std::string to_geojson(const exports::MapLayer& layer) {
    JsonText json;
    json.begin_object().key("type").add("FeatureCollection").key("name").add(layer.name);
    json.key("features").begin_list();
    for (const auto& feature : layer.features) {
        add_feature(json, layer, feature, [](LonLat point) { return point; });
    }
    return json.end_list().end_object().take();
}

} // namespace relais::present
