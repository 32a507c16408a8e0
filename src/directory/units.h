#pragma once
#include <cmath>
#include <compare>

namespace relais::directory {

/// Degrees on WGS 84, longitude first everywhere inside Relais.
struct LonLat {
    double longitude = 0;
    double latitude = 0;
    bool operator==(const LonLat&) const = default;
};

/// Finite, longitude in [-180, 180], latitude in [-90, 90].
inline bool is_valid(LonLat point) {
    return std::isfinite(point.longitude) && std::isfinite(point.latitude) &&
           std::abs(point.longitude) <= 180 && std::abs(point.latitude) <= 90;
}

/// A length on the ground. Straight-line (geodesic) unless the name says by road.
struct Metres {
    double value = 0;
    auto operator<=>(const Metres&) const = default;
};

} // namespace relais::directory
