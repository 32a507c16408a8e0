#pragma once
#include "directory/units.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>

namespace relais::directory {

/// A time on the way in whole milliseconds, so that sums do not depend on their order. Sums
/// saturate: nothing is farther than `k_unreachable` (some 25 days), and what is unreachable stays
/// so.
struct TravelTime {
    std::uint32_t milliseconds = 0;

    auto operator<=>(const TravelTime&) const = default;
    [[nodiscard]] constexpr bool is_reachable() const;
    [[nodiscard]] constexpr double minutes() const { return milliseconds / 60'000.0; }
    /// Rounded to the nearest millisecond; negative or no number is zero, too much is unreachable.
    static TravelTime of_seconds(double seconds);
};

inline constexpr TravelTime k_unreachable{0x7fffffff};

constexpr bool TravelTime::is_reachable() const {
    return milliseconds < k_unreachable.milliseconds;
}

/// Two times of at most 2^31 - 1 cannot overflow 32 bits.
constexpr TravelTime operator+(TravelTime a, TravelTime b) {
    return {std::min(a.milliseconds + b.milliseconds, k_unreachable.milliseconds)};
}

/// How one gets from a place to a site, or back.
struct Journey {
    TravelTime time;
    Metres by_road;      ///< along roads
    Metres off_road;     ///< straight lines to the road and from it, or all the way
    bool direct = false; ///< no road is taken
    bool operator==(const Journey&) const = default;
};

inline TravelTime TravelTime::of_seconds(double seconds) {
    if (!(seconds > 0)) {
        return {};
    }
    const double milliseconds = std::round(seconds * 1000);
    return milliseconds < k_unreachable.milliseconds
               ? TravelTime{static_cast<std::uint32_t>(milliseconds)}
               : k_unreachable;
}

} // namespace relais::directory
