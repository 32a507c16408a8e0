#include "usecases/closed_line.h"

#include "geometry/roads/blocked.h"

#include <array>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::roads::Anchored;

RoadPoint packed(LonLat point) {
    return {static_cast<std::int32_t>(std::lround(point.longitude * 1e7)),
            static_cast<std::int32_t>(std::lround(point.latitude * 1e7))};
}

bool legs_cross(const TravelMap& map, const Anchored& place) {
    for (const auto& anchor : place.anchors) {
        if (crosses_closed(map, place.place, anchor.snap.point)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool crosses_closed(const TravelMap& map, LonLat from, LonLat to) {
    if (map.blocked().empty()) {
        return false;
    }
    const std::array points{packed(from), packed(to)};
    RoadStretch line;
    line.point_count = 2;
    RoadNetwork drawn;
    drawn.stretches = {&line, 1};
    drawn.points = points;
    for (const auto* area : map.blocked()) {
        if (!geometry::roads::stretches_in(drawn, area->polygons).empty()) {
            return true;
        }
    }
    return false;
}

bool leads_through_closed(const TravelMap& map, const Anchored& from, const Anchored& to) {
    return !map.blocked().empty() &&
           (crosses_closed(map, from.place, to.place) || legs_cross(map, from) || legs_cross(map, to));
}

geometry::roads::Route open_route(const TravelMap& map,
                                  const Anchored& from,
                                  const Anchored& to,
                                  geometry::roads::SearchSpace& space) {
    if (map.blocked().empty()) {
        return map.travel().route(from, to, space);
    }
    if (legs_cross(map, from) || legs_cross(map, to)) {
        return {}; // the way to the road leads through a closed area, or the place lies in one
    }
    auto route = map.travel().route(from, to, space);
    if (!route.direct || !crosses_closed(map, from.place, to.place)) {
        return route;
    }
    // Asked again for a place as far away as to make going straight the worse choice: what is left are the roads.
    constexpr double k_far_degrees = 60;
    auto far = to;
    far.place.longitude += far.place.longitude > 0 ? -k_far_degrees : k_far_degrees;
    route = map.travel().route(from, far, space);
    if (route.direct || route.line.empty()) {
        return {};
    }
    route.line.back() = to.place;
    return route;
}

} // namespace relais::usecases
