#include "present/ogc.h"

#include "present/geojson.h"
#include "present/json_parts.h"
#include "present/layer_tables.h"
#include "present/offer_layer.h"
#include "present/reference_layers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relais::present {
namespace {

using exports::MapLayer;

constexpr double k_radius = 6'378'137;    // of web mercator's sphere, metres
constexpr double k_degree = 0.017453292519943295;
constexpr double k_last_latitude = 85.06; // mercator has no poles

constexpr const char* k_json = "application/json";
constexpr const char* k_html = "text/html";
constexpr const char* k_geojson = "application/geo+json";

template <class Integer>
std::vector<std::uint32_t> all_of(Integer count) {
    std::vector<std::uint32_t> positions(count);
    std::iota(positions.begin(), positions.end(), 0U);
    return positions;
}

Json link(const std::string& rel, const std::string& type, const std::string& href, const std::string& title) {
    return {{"href", href}, {"rel", rel}, {"type", type}, {"title", title}};
}

/// A document and its other forms.
Json both_forms(const std::string& href, const std::string& title) {
    return Json::array({link("self", k_json, href, title), link("alternate", k_html, href + "?f=html", title)});
}

void extend(OgcBox& box, std::optional<OgcBox> other) {
    if (other) {
        box = {std::min(box.west, other->west), std::min(box.south, other->south), std::max(box.east, other->east),
               std::max(box.north, other->north)};
    }
}

Json extent_json(const MapLayer& layer) {
    OgcBox box{180, 90, -180, -90};
    for (const auto& feature : layer.features) {
        extend(box, box_of(feature));
    }
    if (box.west > box.east) {
        return Json::object();
    }
    Json extent{{"spatial", {{"bbox", {{box.west, box.south, box.east, box.north}}}, {"crs", uri_of(OgcCrs::crs84)}}}};
    if (const auto* collection = ogc_collection(layer.name); collection != nullptr && !collection->time_field.empty()) {
        extent["temporal"] = {{"interval", Json::array({Json::array({nullptr, nullptr})})}};
    }
    return extent;
}

Json collection_json(const Texts& texts, const std::string& base, const MapLayer& layer) {
    const auto address = base + "/collections/" + layer.name;
    Json json{{"id", layer.name}, {"title", layer.title}, {"description", layer.description}};
    json["links"] = Json::array(
        {link("items", k_geojson, address + "/items", texts.text("ogc.items")),
         link("items", k_html, address + "/items?f=html", texts.text("ogc.items")),
         link("self", k_json, address, layer.title), link("alternate", k_html, address + "?f=html", layer.title),
         link("http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json", address + "/queryables",
              texts.text("ogc.queryables"))});
    json["extent"] = extent_json(layer);
    json["itemType"] = "feature";
    json["crs"] = {uri_of(OgcCrs::crs84), uri_of(OgcCrs::epsg4326), uri_of(OgcCrs::epsg3857)};
    json["storageCrs"] = uri_of(OgcCrs::crs84);
    return json;
}

void add_links(JsonText& json, const std::vector<OgcLink>& links) {
    json.key("links").begin_list();
    for (const auto& one : links) {
        json.begin_object().key("href").add(one.href).key("rel").add(one.rel).key("type").add(one.type);
        json.key("title").add(one.title).end_object();
    }
    json.end_list();
}

} // namespace

const OgcCollection* ogc_collection(std::string_view id) {
    const auto found = std::ranges::find(k_ogc_collections, id, &OgcCollection::id);
    return found != std::end(k_ogc_collections) ? found : nullptr;
}

MapLayer ogc_layer(const usecases::Snapshot& snapshot, const usecases::OfferBoard& board, const Texts& texts,
                   std::string_view id, util::Day today) {
    return id == "sites"         ? sites_layer(snapshot, texts, all_of(snapshot.providers().size()))
           : id == "services"    ? services_layer(snapshot, texts, all_of(snapshot.directory().services.size()))
           : id == "areas"       ? areas_layer(snapshot, texts)
           : id == "settlements" ? settlements_layer(snapshot, texts)
           : id == "offers"      ? offers_layer(snapshot, texts, board, today)
                                 : coverage_layer(snapshot, texts, today);
}

std::string_view uri_of(OgcCrs crs) {
    return crs == OgcCrs::crs84      ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
           : crs == OgcCrs::epsg4326 ? "http://www.opengis.net/def/crs/EPSG/0/4326"
                                     : "http://www.opengis.net/def/crs/EPSG/0/3857";
}

std::optional<OgcCrs> ogc_crs_from(std::string_view uri) {
    for (const auto crs : {OgcCrs::crs84, OgcCrs::epsg4326, OgcCrs::epsg3857}) {
        if (uri == uri_of(crs)) {
            return crs;
        }
    }
    return std::nullopt;
}

directory::LonLat to_crs(directory::LonLat point, OgcCrs crs) {
    if (crs == OgcCrs::epsg4326) {
        return {point.latitude, point.longitude};
    }
    if (crs == OgcCrs::epsg3857) {
        const auto latitude = std::clamp(point.latitude, -k_last_latitude, k_last_latitude) * k_degree;
        return {k_radius * point.longitude * k_degree, k_radius * std::atanh(std::sin(latitude))};
    }
    return point;
}

directory::LonLat from_crs(directory::LonLat point, OgcCrs crs) {
    if (crs == OgcCrs::epsg4326) {
        return {point.latitude, point.longitude};
    }
    if (crs == OgcCrs::epsg3857) {
        return {point.longitude / k_radius / k_degree, std::asin(std::tanh(point.latitude / k_radius)) / k_degree};
    }
    return point;
}

std::optional<OgcBox> box_of(const MapLayer::Feature& feature) {
    if (const auto* point = std::get_if<directory::LonLat>(&feature.at)) {
        return OgcBox{point->longitude, point->latitude, point->longitude, point->latitude};
    }
    const auto* polygons = std::get_if<std::vector<directory::Polygon>>(&feature.at);
    if (polygons == nullptr || polygons->empty()) {
        return std::nullopt;
    }
    OgcBox box{180, 90, -180, -90};
    for (const auto& polygon : *polygons) {
        for (const auto& point : polygon.outer) {
            extend(box, OgcBox{point.longitude, point.latitude, point.longitude, point.latitude});
        }
    }
    return box;
}

std::string ogc_landing_json(const Texts& texts, const std::string& base) {
    Json json{{"title", texts.text("ogc.title")}, {"description", texts.text("ogc.description")}};
    auto links = both_forms(base, texts.text("ogc.title"));
    links.push_back(link("service-desc", k_ogc_api_type, base + "/api", texts.text("ogc.api")));
    links.push_back(link("conformance", k_json, base + "/conformance", texts.text("ogc.conformance")));
    links.push_back(link("data", k_json, base + "/collections", texts.text("ogc.collections")));
    json["links"] = std::move(links);
    return text_of(json);
}

std::string ogc_conformance_json() {
    auto classes = Json::array();
    for (const char* part : {"ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson",
                             "ogcapi-features-1/1.0/conf/html", "ogcapi-features-1/1.0/conf/oas30", "ogcapi-features-2/1.0/conf/crs",
                             "ogcapi-features-3/1.0/conf/queryables",
                             "ogcapi-features-3/1.0/conf/queryables-query-parameters",
                             "ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter",
                             "cql2/1.0/conf/cql2-text", "cql2/1.0/conf/basic-cql2",
                             "cql2/1.0/conf/advanced-comparison-operators",
                             "cql2/1.0/conf/case-insensitive-comparison",
                             "cql2/1.0/conf/accent-insensitive-comparison", "cql2/1.0/conf/basic-spatial-functions"}) {
        classes.push_back("http://www.opengis.net/spec/" + std::string(part));
    }
    return text_of({{"conformsTo", std::move(classes)}});
}

std::string ogc_collections_json(const Texts& texts, const std::string& base,
                                 const std::vector<const MapLayer*>& layers) {
    auto list = Json::array();
    for (const auto* layer : layers) {
        list.push_back(collection_json(texts, base, *layer));
    }
    return text_of({{"links", both_forms(base + "/collections", texts.text("ogc.collections"))},
                    {"collections", std::move(list)}});
}

std::string ogc_collection_json(const Texts& texts, const std::string& base, const MapLayer& layer) {
    return text_of(collection_json(texts, base, layer));
}

std::string ogc_queryables_json(const std::string& base, const MapLayer& layer) {
    Json properties = Json::object();
    properties["geometry"] = {{"x-ogc-role", "primary-geometry"}, {"format", "geometry-any"}};
    for (const auto& field : layer.fields) {
        const char* type = field.kind == exports::Kind::text    ? "string"
                           : field.kind == exports::Kind::whole ? "integer"
                                                                : "number";
        properties[field.name] = {{"title", field.label}, {"type", type}};
    }
    return text_of({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"$id", base + "/collections/" + layer.name + "/queryables"},
                    {"type", "object"},
                    {"title", layer.title},
                    {"properties", std::move(properties)},
                    {"additionalProperties", false}});
}

std::string ogc_items_json(const OgcItems& items, util::Instant now) {
    JsonText json;
    json.begin_object().key("type").add("FeatureCollection");
    json.key("timeStamp").add(util::to_string(now));
    json.key("numberMatched").add(items.matched).key("numberReturned").add(items.features.size());
    add_links(json, items.links);
    json.key("features").begin_list();
    for (const auto* feature : items.features) {
        add_feature(json, *items.layer, *feature, [&](directory::LonLat point) { return to_crs(point, items.crs); });
    }
    return json.end_list().end_object().take();
}

std::string ogc_item_json(const MapLayer& layer, const MapLayer::Feature& feature, OgcCrs crs,
                          const std::vector<OgcLink>& links) {
    JsonText json;
    json.begin_object();
    add_links(json, links);
    add_feature_members(json, layer, feature, [&](directory::LonLat point) { return to_crs(point, crs); });
    return json.end_object().take();
}

} // namespace relais::present
