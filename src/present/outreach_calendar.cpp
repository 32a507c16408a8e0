#include "directory/outreach_rule.h"
#include "present/contact_card.h"
#include "present/content_lines.h"
#include "present/export_words.h"
#include "util/errors.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace relais::present {
namespace {

using namespace relais::directory;
using namespace std::chrono;

constexpr std::array<const char*, 7> k_days = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

int weekday_of(util::Day day) {
    return static_cast<int>(weekday(day).iso_encoding()) - 1;
}

/// Whether a day is one of those of the rule.
bool comes_on(const OutreachRule& rule, util::Day day) {
    const bool is_weekday = std::ranges::find(rule.weekdays, weekday_of(day)) != rule.weekdays.end();
    const auto number = static_cast<unsigned>(year_month_day(day).day());
    if (rule.of_month > 0) {
        return is_weekday && static_cast<int>((number - 1) / 7) + 1 == rule.of_month;
    }
    return is_weekday && (rule.of_month == 0 || year_month_day(day + days(7)).month() != year_month_day(day).month());
}

util::Day next_day(const OutreachRule& rule, util::Day today) {
    while (!comes_on(rule, today)) {
        today += days(1);
    }
    return today;
}

std::string compact(util::Day day) {
    const year_month_day date(day);
    char text[16];
    std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string compact(util::Day day, int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "T%02d%02d00", minute / 60, minute % 60);
    return compact(day) + text;
}

std::string recurrence(const OutreachRule& rule) {
    std::string days_of;
    for (const int day : rule.weekdays) {
        days_of += (days_of.empty() ? "" : ",") + (rule.of_month != 0 ? std::to_string(rule.of_month) : std::string()) +
                   k_days[static_cast<std::size_t>(day)];
    }
    return std::string(rule.of_month != 0 ? "FREQ=MONTHLY" : "FREQ=WEEKLY") + ";BYDAY=" + days_of;
}

void add_when(ContentLines& lines, const OutreachRule& rule, util::Day first) {
    if (rule.from) {
        lines.add("DTSTART;TZID=Africa/Douala", compact(first, *rule.from));
        lines.add("DTEND;TZID=Africa/Douala", compact(first, *rule.until));
    } else {
        lines.add("DTSTART;VALUE=DATE", compact(first));
    }
    lines.add("RRULE", recurrence(rule));
}

/// One hour ahead of Greenwich all year.
void add_zone(ContentLines& lines) {
    lines.add("BEGIN", "VTIMEZONE").add("TZID", "Africa/Douala").add("BEGIN", "STANDARD");
    lines.add("DTSTART", "19700101T000000").add("TZOFFSETFROM", "+0100").add("TZOFFSETTO", "+0100");
    lines.add("TZNAME", "WAT").add("END", "STANDARD").add("END", "VTIMEZONE");
}

} // namespace

bool has_calendar(const Service& service) {
    return read_outreach_days(service.outreach_days).has_value();
}

ExportFile outreach_calendar(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t service,
                             util::Instant now) {
    const Words words(snapshot, texts);
    const auto& shown = snapshot.directory().services[service];
    const auto rule = read_outreach_days(shown.outreach_days);
    const auto id = std::to_string(shown.id.value);
    if (!rule) {
        throw util::NotFound({"export.no_calendar", {{"id", id}}});
    }
    const auto& organisation = *snapshot.directory().organisation(shown.organisation);
    auto stamp = util::to_string(now); // "2026-11-24T11:00:00Z" without its marks
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    ContentLines lines;
    lines.add("BEGIN", "VCALENDAR").add("VERSION", "2.0").add("PRODID", "-//Relais//FR");
    add_zone(lines);
    lines.add("BEGIN", "VEVENT").add("UID", "relais-service-" + id).add("DTSTAMP", stamp);
    add_when(lines, *rule, next_day(*rule, util::day_in_cameroon(now)));
    lines.add_text("SUMMARY", organisation.name + " – " + words.need(shown.need));
    const auto* site = snapshot.directory().site_of(shown);
    lines.add_text("LOCATION", site != nullptr ? words.where(*site) : export_zone(words, shown.zone));
    lines.add_text("DESCRIPTION", shown.outreach_days + "\n" + edition_note(words));
    lines.add("END", "VEVENT").add("END", "VCALENDAR");
    return {lines.take(), "text/calendar; charset=utf-8", "relais-service-" + id + ".ics"};
}

} // namespace relais::present
