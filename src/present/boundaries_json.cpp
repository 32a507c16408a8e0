#include "present/json_parts.h"
#include "present/reference_json.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

Json thinned_ring(const Ring& ring) {
    auto points = Json::array();
    for (const auto& point : ring) {
        auto next = point_json(point);
        if (points.empty() || points.back() != next) { // a metre is fine enough for a map of a country
            points.push_back(std::move(next));
        }
    }
    return points;
}

Json polygons_json(const std::vector<Polygon>& polygons) {
    constexpr std::size_t k_fewest = 4; // points of a ring, the first repeated
    auto all = Json::array();
    for (const auto& polygon : polygons) {
        auto rings = Json::array({thinned_ring(polygon.outer)});
        if (rings[0].size() < k_fewest) {
            continue;
        }
        for (const auto& hole : polygon.holes) {
            auto ring = thinned_ring(hole);
            if (ring.size() >= k_fewest) {
                rings.push_back(std::move(ring));
            }
        }
        all.push_back(std::move(rings));
    }
    return all;
}

} // namespace

std::string boundaries_json(const usecases::Snapshot& snapshot, const Texts& texts, int level) {
    const Words words(snapshot, texts);
    auto features = Json::array();
    for (const auto& boundary : snapshot.boundaries()) {
        if (boundary.level != level) {
            continue;
        }
        const bool is_known = snapshot.directory().gazetteer.area(boundary.code) != nullptr;
        const Json properties{{"code", boundary.code},
                              {"label", is_known ? words.area(boundary.code) : boundary.name},
                              {"source", or_null(boundary.source)}};
        features.push_back({{"type", "Feature"},
                            {"id", boundary.code},
                            {"properties", properties},
                            {"geometry",
                             {{"type", "MultiPolygon"}, {"coordinates", polygons_json(boundary.polygons)}}}});
    }
    return text_of({{"type", "FeatureCollection"}, {"features", std::move(features)}});
}

} // namespace relais::present
