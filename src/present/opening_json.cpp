#include "present/opening_json.h"

#include "present/reasons.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace relais::present {
namespace {

using namespace relais::directory;

constexpr MinuteOfWeek k_day = 24 * 60;

std::string interval_label(OpenInterval interval, MinuteOfWeek midnight) {
    const auto until = interval.until - midnight;
    return clock_label(interval.from - midnight) + "–" + (until == k_day ? "24:00" : clock_label(until));
}

Json day_json(const Words& words, const WeeklyHours& hours, int weekday) {
    const MinuteOfWeek midnight = weekday * k_day;
    auto intervals = Json::array();
    for (const auto& open : hours.open) {
        const OpenInterval today{std::max(open.from, midnight), std::min(open.until, midnight + k_day)};
        if (today.from < today.until) {
            intervals.push_back(interval_label(today, midnight));
        }
    }
    constexpr std::array<std::string_view, 7> k_codes = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    return {{"day", k_codes[static_cast<std::size_t>(weekday)]},
            {"label", words.texts().text("api.weekday." + std::to_string(weekday + 1))},
            {"intervals", std::move(intervals)}};
}

} // namespace

LocalTime local_time(util::Instant instant) {
    const auto day = util::day_in_cameroon(instant);
    const auto local = instant + std::chrono::hours(1); // Africa/Douala, all year
    const auto minute = std::chrono::floor<std::chrono::minutes>(local - day).count();
    const auto weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
    return {static_cast<MinuteOfWeek>(weekday * k_day + minute)};
}

Json opening_json(const Words& words, const Site& site, util::Instant now) {
    Json json{{"raw", or_null(site.opening_hours)}, {"known", site.hours.known}};
    auto week = Json::array();
    for (int weekday = 0; site.hours.known && weekday < 7; ++weekday) {
        week.push_back(day_json(words, site.hours, weekday));
    }
    json["week"] = std::move(week);
    json["open_now"] = site.hours.known ? Json(site.hours.is_open(local_time(now))) : Json();
    return json;
}

} // namespace relais::present
