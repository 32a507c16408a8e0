#include "present/blocked_json.h"

#include "present/travel_json.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using Json = nlohmann::ordered_json;

Json ring_json(const directory::Ring& ring) {
    auto points = Json::array();
    for (const auto& point : ring) {
        points.push_back({point.longitude, point.latitude});
    }
    return points;
}

Json geometry_json(const std::vector<directory::Polygon>& polygons) {
    auto all = Json::array();
    for (const auto& polygon : polygons) {
        auto rings = Json::array({ring_json(polygon.outer)});
        for (const auto& hole : polygon.holes) {
            rings.push_back(ring_json(hole));
        }
        all.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(all)}};
}

} // namespace

std::string blocked_json(const Texts& texts, const std::vector<directory::BlockedArea>& areas) {
    auto features = Json::array();
    for (const auto& area : areas) {
        features.push_back({{"type", "Feature"},
                            {"properties",
                             {{"id", area.id},
                              {"reason", area.reason},
                              {"starts", area.starts},
                              {"ends", area.ends.empty() ? Json() : Json(area.ends)},
                              {"place", area.place},
                              {"label", blocked_label(texts, area)}}},
                            {"geometry", geometry_json(area.polygons)}});
    }
    return Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump();
}

} // namespace relais::present
