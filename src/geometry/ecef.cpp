#include "geometry/ecef.h"

#include "geometry/radian.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relais::geometry {
namespace {

constexpr double k_equatorial_radius = 6378137.0;
constexpr double k_flattening = 1 / 298.257223563;
constexpr double k_eccentricity_squared = k_flattening * (2 - k_flattening);

/// b²/a: the sharpest bend of the ellipsoid, along the meridian at the equator.
constexpr double k_sharpest_radius = k_equatorial_radius * (1 - k_eccentricity_squared);

} // namespace

Ecef to_ecef(directory::LonLat point) {
    const double latitude = point.latitude * k_radian;
    const double longitude = point.longitude * k_radian;
    const double sine = std::sin(latitude);
    const double normal = k_equatorial_radius / std::sqrt(1 - k_eccentricity_squared * sine * sine);
    const double across = normal * std::cos(latitude);
    return {across * std::cos(longitude),
            across * std::sin(longitude),
            normal * (1 - k_eccentricity_squared) * sine};
}

double shortest_geodesic(double chord) {
    return std::max(0.0, chord - k_length_slack);
}

double longest_geodesic(double chord) {
    const double ratio = chord / (2 * k_sharpest_radius);
    const double square = ratio * ratio;
    // Far enough from a half turn for the series to be tame, and for Vincenty to converge.
    if (square > 0.9) {
        return std::numeric_limits<double>::infinity();
    }
    // 2R arcsin(c / 2R): the terms after x + x³/6 fall faster than those of a geometric series.
    return chord * (1 + square / 6 / (1 - square)) + k_length_slack;
}

} // namespace relais::geometry
