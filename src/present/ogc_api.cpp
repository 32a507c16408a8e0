#include "present/json_parts.h"
#include "present/ogc.h"

#include <nlohmann/json.hpp>

/// The description of /ogc as OpenAPI 3.0: the version that clients of OGC API – Features ask for. QGIS opens no service
/// without one, and takes the size of its pages from it.
namespace relais::present {
namespace {

Json parameter(const char* name, const char* in, Json schema) {
    Json given{{"name", name}, {"in", in}, {"schema", std::move(schema)}};
    if (std::string_view(in) == "path") {
        given["required"] = true;
    } else {
        given["style"] = "form";
        given["explode"] = false;
    }
    return given;
}

Json reference(const char* name) {
    return {{"$ref", "#/components/parameters/" + std::string(name)}};
}

Json parameters() {
    auto collections = Json::array();
    for (const auto& collection : k_ogc_collections) {
        collections.push_back(std::string(collection.id));
    }
    auto systems = Json::array();
    for (const auto crs : {OgcCrs::crs84, OgcCrs::epsg4326, OgcCrs::epsg3857}) {
        systems.push_back(std::string(uri_of(crs)));
    }
    const Json text{{"type", "string"}};
    const Json system{{"type", "string"}, {"enum", systems}, {"default", systems.front()}};
    const Json number{{"type", "integer"}, {"minimum", 0}};
    return {
        {"collectionId", parameter("collectionId", "path", {{"type", "string"}, {"enum", collections}})},
        {"featureId", parameter("featureId", "path", text)},
        {"f", parameter("f", "query", {{"type", "string"}, {"enum", {"json", "html"}}})},
        {"limit", parameter("limit", "query", {{"type", "integer"}, {"minimum", 1}, {"maximum", 10000}, {"default", 100}})},
        {"after", parameter("after", "query", number)},
        {"bbox", parameter("bbox", "query", {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 4}, {"maxItems", 6}})},
        {"bbox-crs", parameter("bbox-crs", "query", system)},
        {"datetime", parameter("datetime", "query", text)},
        {"crs", parameter("crs", "query", system)},
        {"filter", parameter("filter", "query", text)},
        {"filter-lang", parameter("filter-lang", "query", {{"type", "string"}, {"enum", {"cql2-text"}}})},
    };
}

Json answered(const char* id, const std::string& summary, const char* type, std::initializer_list<const char*> names) {
    auto given = Json::array();
    for (const auto* name : names) {
        given.push_back(reference(name));
    }
    const Json object{{"schema", {{"type", "object"}}}};
    return {{"get",
             {{"operationId", id},
              {"summary", summary},
              {"parameters", std::move(given)},
              {"responses", {{"200", {{"description", summary}, {"content", {{type, object}}}}}}}}}};
}

} // namespace

std::string ogc_api_json(const Texts& texts, const std::string& base) {
    constexpr const char* k_json = "application/json";
    constexpr const char* k_geojson = "application/geo+json";
    const auto items = texts.text("ogc.items");
    const Json paths{
        {"/", answered("getLandingPage", texts.text("ogc.title"), k_json, {"f"})},
        {"/conformance", answered("getConformance", texts.text("ogc.conformance"), k_json, {"f"})},
        {"/collections", answered("getCollections", texts.text("ogc.collections"), k_json, {"f"})},
        {"/collections/{collectionId}",
         answered("describeCollection", texts.text("ogc.collections"), k_json, {"collectionId", "f"})},
        {"/collections/{collectionId}/queryables",
         answered("getQueryables", texts.text("ogc.queryables"), "application/schema+json", {"collectionId", "f"})},
        {"/collections/{collectionId}/items",
         answered("getFeatures", items, k_geojson,
                  {"collectionId", "f", "limit", "after", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang"})},
        {"/collections/{collectionId}/items/{featureId}",
         answered("getFeature", items, k_geojson, {"collectionId", "featureId", "f", "crs"})},
    };
    return text_of({{"openapi", "3.0.3"},
                    {"info", {{"title", texts.text("ogc.title")}, {"description", texts.text("ogc.description")}, {"version", "1"}}},
                    {"servers", Json::array({{{"url", base}}})},
                    {"paths", paths},
                    {"components", {{"parameters", parameters()}}}});
}

} // namespace relais::present
