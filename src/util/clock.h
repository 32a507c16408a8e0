#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace relais::util {

/// A calendar day, UTC. Cameroon is at UTC+1 all year (Africa/Douala, no summer time).
using Day = std::chrono::sys_days;
using Instant = std::chrono::sys_seconds;

/// Time comes from outside; tests pass a fixed one.
using Clock = std::function<Instant()>;
Clock system_clock();

/// The calendar day in Cameroon at an instant.
Day day_in_cameroon(Instant instant);

/// "2024-08-21" ↔ Day; nothing for a text that is not a real day in that form.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(Day day);
std::string to_string(const std::optional<Day>& day); ///< "" for none
/// "2026-11-23T20:42:00Z"
std::string to_string(Instant instant);

} // namespace relais::util
