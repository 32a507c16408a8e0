#include "geometry/roads/stretch_line.h"

#include <algorithm>
#include <cmath>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

/// Lengths on the plane serve to find fractions: a stretch is short.
std::vector<double> places_along(std::span<const RoadPoint> points) {
    std::vector<double> places{0};
    const double east = std::cos(points[0].latitude * 1e-7 * 0.017453292519943295);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double x =
            (static_cast<double>(points[i].longitude) - points[i - 1].longitude) * east;
        const double y = static_cast<double>(points[i].latitude) - points[i - 1].latitude;
        places.push_back(places.back() + std::hypot(x, y));
    }
    for (auto& place : places) {
        place = places.back() > 0 ? place / places.back() : 0;
    }
    places.back() = 1;
    return places;
}

LonLat
point_at(std::span<const RoadPoint> points, const std::vector<double>& places, double fraction) {
    const auto after =
        std::upper_bound(places.begin(), places.end() - 1, fraction) - places.begin();
    const auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after, 1));
    const double width = places[i] - places[i - 1];
    const double share = width > 0 ? std::clamp((fraction - places[i - 1]) / width, 0.0, 1.0) : 1.0;
    const auto a = points[i - 1].degrees();
    const auto b = points[i].degrees();
    return {a.longitude + share * (b.longitude - a.longitude),
            a.latitude + share * (b.latitude - a.latitude)};
}

} // namespace

void append_line(const RoadNetwork& network,
                 StretchId stretch,
                 double from,
                 double to,
                 std::vector<LonLat>& line) {
    const auto& road = network.stretches[stretch];
    const auto points = network.points.subspan(road.first_point, road.point_count);
    const auto places = places_along(points);
    const auto add = [&](LonLat point) {
        if (line.empty() || !(line.back() == point)) {
            line.push_back(point);
        }
    };
    const auto [low, high] = std::minmax(from, to);
    std::vector<LonLat> part{point_at(points, places, low)};
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (places[i] > low && places[i] < high) {
            part.push_back(points[i].degrees());
        }
    }
    part.push_back(point_at(points, places, high));
    if (from > to) {
        std::ranges::reverse(part);
    }
    std::ranges::for_each(part, add);
}

} // namespace relais::geometry::roads
