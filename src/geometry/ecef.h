#pragma once
#include "directory/units.h"

namespace relais::geometry {

/// A point of the WGS 84 surface, Earth-centred and Earth-fixed; metres.
struct Ecef {
    double x = 0;
    double y = 0;
    double z = 0;
    bool operator==(const Ecef&) const = default;
};

Ecef to_ecef(directory::LonLat point);

/// Square of the straight line through the Earth between two points, in square metres.
inline double squared_chord(const Ecef& a, const Ecef& b) {
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    const double z = a.z - b.z;
    return x * x + y * y + z * z;
}

/// What rounding and Vincenty's iteration may add to or take from a length, with room to spare.
inline constexpr double k_length_slack = 1e-3;

/// No geodesic (as `geodesic_distance` computes it) between two surface points with this chord is
/// shorter, or longer. The upper bound is Schur's comparison theorem: the curvature of a geodesic
/// is nowhere above 1 / (b²/a), so it bends less than a circle of that radius. Infinite for chords
/// near the Earth's diameter.
double shortest_geodesic(double chord);
double longest_geodesic(double chord);

} // namespace relais::geometry
