#pragma once
#include <cmath>

namespace relais::geometry {

/// A capacity or a weight as given, or 0 when it is negative, infinite or no number.
inline double or_zero(double value) {
    return std::isfinite(value) && value > 0 ? value : 0;
}

} // namespace relais::geometry
