#include "present/page_hours.h"

#include <algorithm>
#include <cstdio>

namespace relais::present {
namespace {

using directory::WeeklyHours;

constexpr int k_minutes_of_day = 24 * 60;
constexpr int k_days = 7;

std::string clock(int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
    return text;
}

struct DayGroup {
    int first = 0;
    int last = 0;
    std::string hours;
};

std::vector<DayGroup> groups_of(const WeeklyHours& hours) {
    std::vector<DayGroup> groups;
    for (int day = 0; day < k_days; ++day) {
        const auto text = hours_of_day(hours, day);
        if (!groups.empty() && groups.back().hours == text) {
            groups.back().last = day;
        } else {
            groups.push_back({day, day, text});
        }
    }
    return groups;
}

std::string days(const Words& words, const DayGroup& group) {
    const auto name = [&](int day) { return words.texts().text("page.day_" + std::to_string(day)); };
    if (group.first == group.last) {
        return name(group.first);
    }
    return words.say("page.day_range", {{"first", name(group.first)}, {"last", name(group.last)}});
}

} // namespace

std::string hours_of_day(const WeeklyHours& hours, int day) {
    std::vector<std::string> spans;
    const int midnight = day * k_minutes_of_day;
    for (const auto& interval : hours.open) {
        const int from = std::max(interval.from - midnight, 0);
        const int until = std::min(interval.until - midnight, k_minutes_of_day);
        if (from < until) {
            spans.push_back(clock(from) + "–" + clock(until));
        }
    }
    return joined(spans, ", ");
}

void set_hours(Value& value, const Words& words, const directory::Site& site) {
    auto rows = Value::list();
    if (site.hours.known) {
        for (const auto& group : groups_of(site.hours)) {
            auto row = Value::object();
            row.set("days", days(words, group)).set("hours", group.hours).set("closed", group.hours.empty());
            rows.add(std::move(row));
        }
    }
    value.set("has_hours", !rows.is_empty());
    value.set("hours_rows", std::move(rows));
    value.set("hours_words", site.hours.known ? std::string() : site.opening_hours);
    value.set("hours_unknown", !site.hours.known && site.opening_hours.empty());
}

std::string hours_sentence(const Words& words, const directory::Site& site) {
    if (!site.hours.known) {
        return site.opening_hours;
    }
    std::vector<std::string> parts;
    for (const auto& group : groups_of(site.hours)) {
        if (!group.hours.empty()) {
            parts.push_back(days(words, group) + ' ' + group.hours);
        }
    }
    return joined(parts, "; ");
}

} // namespace relais::present
