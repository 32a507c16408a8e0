#pragma once
#include <cmath>
#include <cstdint>
#include <optional>

namespace relais::copy {

/// Ten millionths: a centimetre, in degrees.
inline constexpr double k_decimals = 1e7;

inline double from_decimal(std::int64_t decimal) {
    return static_cast<double>(decimal) / k_decimals;
}

/// The whole number that `from_decimal` turns into this very double; nothing when there is none. -0 has none.
inline std::optional<std::int64_t> as_decimal(double number) {
    constexpr double k_most = 4e8; // beyond it seven decimals are more than a double holds
    if (!(std::abs(number) < k_most) || (number == 0 && std::signbit(number))) {
        return std::nullopt;
    }
    const auto decimal = static_cast<std::int64_t>(std::llround(number * k_decimals));
    return from_decimal(decimal) == number ? std::optional(decimal) : std::nullopt;
}

} // namespace relais::copy
