#pragma once
#include <numbers>

namespace relais::geometry {

inline constexpr double k_radian = std::numbers::pi / 180; ///< a degree in radians

} // namespace relais::geometry
