#include "directory/road_metres.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace relais::directory {
namespace {

constexpr double k_major = 6'378'137.0; // WGS 84
constexpr double k_eccentricity2 = 0.00669437999014;
constexpr double k_degree = std::numbers::pi / 180;

} // namespace

double road_metres(RoadPoint a, RoadPoint b) {
    const double middle = (a.latitude * 0.5e-7 + b.latitude * 0.5e-7) * k_degree;
    const double w2 = 1 - k_eccentricity2 * std::sin(middle) * std::sin(middle);
    const double east_radius = k_major / std::sqrt(w2) * std::cos(middle);
    const double north_radius = k_major * (1 - k_eccentricity2) / (w2 * std::sqrt(w2));
    const double east =
        (static_cast<double>(b.longitude) - a.longitude) * 1e-7 * k_degree * east_radius;
    const double north =
        (static_cast<double>(b.latitude) - a.latitude) * 1e-7 * k_degree * north_radius;
    return std::hypot(east, north);
}

RoadPoint road_point(LonLat point) {
    return {static_cast<std::int32_t>(std::lround(point.longitude * 1e7)),
            static_cast<std::int32_t>(std::lround(point.latitude * 1e7))};
}

std::uint32_t millimetres(double metres) {
    constexpr double k_most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::clamp(std::round(metres * 1000), 0.0, k_most));
}

NetworkView::NetworkView(const RoadNetworkData& data)
    : m_names(data.names.begin(), data.names.end()) {
    m_network = {data.nodes, data.stretches, data.points, m_names, &data.source};
}

} // namespace relais::directory
