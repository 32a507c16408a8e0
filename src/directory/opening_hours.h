#pragma once
#include <cstdint>
#include <vector>

namespace relais::directory {

/// Minutes since Monday 00:00, Africa/Douala: 0 … 10,079.
using MinuteOfWeek = std::int32_t;
inline constexpr MinuteOfWeek k_minutes_of_week = 7 * 24 * 60;

/// A moment in Cameroon, of which opening hours know the minute of the week.
struct LocalTime {
    MinuteOfWeek minute = 0;
    bool operator==(const LocalTime&) const = default;
};

struct OpenInterval {
    MinuteOfWeek from = 0;  ///< first minute open
    MinuteOfWeek until = 0; ///< first minute closed again; at most k_minutes_of_week
    bool operator==(const OpenInterval&) const = default;
};

/// Weekly opening, compiled from an OSM `opening_hours` expression by
/// importers/opening_hours_reader.h. `known` is false when there is no expression, or when it
/// depends on more than the week (seasons, holidays that open, dates): the page then prints the
/// words and says nothing of "open now".
struct WeeklyHours {
    bool known = false;
    std::vector<OpenInterval> open; ///< sorted, not touching

    [[nodiscard]] bool is_open(LocalTime time) const;
    bool operator==(const WeeklyHours&) const = default;
};

} // namespace relais::directory
