#include "present/page_editions.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

nlohmann::json pair(directory::LonLat point) {
    return {point.longitude, point.latitude};
}

} // namespace

std::string changed_places_geojson(const std::vector<usecases::ChangedPlace>& places) {
    auto features = nlohmann::json::array();
    for (const auto& place : places) {
        auto properties = nlohmann::json{
            {"site", place.site.value}, {"name", place.name}, {"change", change_code(place.kind)}};
        if (place.from) {
            properties["from"] = pair(*place.from);
        }
        features.push_back({{"type", "Feature"},
                            {"geometry", {{"type", "Point"}, {"coordinates", pair(place.point)}}},
                            {"properties", std::move(properties)}});
    }
    return nlohmann::json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace relais::present
