#include "importers/opening_hours_reader.h"

#include "importers/hours_words.h"
#include "util/text_fold.h"

#include <KOpeningHours/Interval>
#include <KOpeningHours/OpeningHours>
#include <QByteArray>
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <array>

namespace relais::importers {
namespace {

using directory::k_minutes_of_week;
using directory::OpenInterval;
using directory::WeeklyHours;

constexpr std::size_t k_longest_value = 255; // an OSM value
constexpr int k_most_intervals = 200;  // of a week, before giving up

/// Mondays of different months, years and parities of the week: hours that differ between them
/// depend on the date.
const std::array<QDate, 5>& sample_mondays() {
    static const std::array<QDate, 5> k_mondays = {QDate(2022, 1, 10),
                                                   QDate(2022, 7, 11),
                                                   QDate(2023, 10, 2),
                                                   QDate(2024, 4, 22),
                                                   QDate(2024, 12, 2)};
    return k_mondays;
}

/// The expression without its rules that only close on holidays.
std::string without_closed_holidays(std::string_view expression) {
    std::string kept;
    for (const auto& rule : util::split_list(expression, ";")) {
        const auto folded = util::fold(rule);
        if (folded != "ph off" && folded != "ph closed" && folded != "sh off" &&
            folded != "ph sh off") {
            kept += (kept.empty() ? "" : "; ") + rule;
        }
    }
    return kept;
}

/// Names holidays, weeks, months or the sun; KOpeningHours reads "th" and the like by itself.
bool names_a_date(std::string_view expression) {
    const auto words = util::folded_words(expression);
    return std::ranges::any_of(words, [](const std::string& word) {
        constexpr auto k_dated = std::to_array<std::string_view>(
            {"ph",  "sh",  "week", "easter", "sunrise", "sunset", "dawn", "dusk", "jan", "feb",
             "mar", "apr", "may",  "jun",    "jul",     "aug",    "sep",  "oct",  "nov", "dec"});
        return std::ranges::find(k_dated, word) != k_dated.end();
    });
}

/// Hours without days mean every day in OSM; the author of a mapping hardly meant that.
bool names_days(std::string_view text) {
    const auto words = util::folded_words(text);
    return text.find("24/7") != text.npos ||
           std::ranges::any_of(words, [](const std::string& word) {
               constexpr auto k_days =
                   std::to_array<std::string_view>({"mo", "tu", "we", "th", "fr", "sa", "su"});
               return std::ranges::find(k_days, word) != k_days.end();
           });
}

KOpeningHours::OpeningHours parsed(const std::string& expression) {
    KOpeningHours::OpeningHours hours(QByteArray::fromStdString(expression));
    hours.setTimeZone(QTimeZone::utc()); // the clock on the wall, wherever the wall is
    return hours;
}

directory::MinuteOfWeek minute_of(const QDateTime& time, const QDateTime& monday) {
    const auto minutes = monday.secsTo(time) / 60;
    return static_cast<directory::MinuteOfWeek>(std::clamp<qint64>(minutes, 0, k_minutes_of_week));
}

void append(std::vector<OpenInterval>& open, OpenInterval interval) {
    if (interval.from >= interval.until) {
        return;
    }
    if (!open.empty() && open.back().until >= interval.from) {
        open.back().until = std::max(open.back().until, interval.until);
    } else {
        open.push_back(interval);
    }
}

/// Open intervals of the week that begins on a Monday; nothing known for states other than open and
/// closed.
WeeklyHours week_from(const KOpeningHours::OpeningHours& hours, QDate first_day) {
    using KOpeningHours::Interval;
    const QDateTime monday(first_day, QTime(0, 0), Qt::UTC);
    const auto next_monday = monday.addDays(7);
    WeeklyHours week;
    auto interval = hours.interval(monday);
    for (int i = 0; i < k_most_intervals && interval.isValid(); ++i) {
        if (interval.state() != Interval::Open && interval.state() != Interval::Closed) {
            return {};
        }
        if (interval.state() == Interval::Open) {
            append(week.open,
                   {interval.hasOpenBegin() ? 0 : minute_of(interval.begin(), monday),
                    interval.hasOpenEnd() ? k_minutes_of_week : minute_of(interval.end(), monday)});
        }
        if (interval.hasOpenEnd() || interval.end() >= next_monday) {
            week.known = true;
            return week;
        }
        interval = hours.nextInterval(interval);
    }
    return {};
}

} // namespace

WeeklyHours week_of(std::string_view expression) {
    const auto weekly = without_closed_holidays(expression);
    if (weekly.empty() || weekly.size() > k_longest_value || names_a_date(weekly)) {
        return {};
    }
    const auto hours = parsed(weekly);
    if (hours.error() != KOpeningHours::OpeningHours::NoError) {
        return {};
    }
    const auto first = week_from(hours, sample_mondays().front());
    const bool same = std::ranges::all_of(
        sample_mondays(), [&](const QDate& monday) { return week_from(hours, monday) == first; });
    return same ? first : WeeklyHours{};
}

ReadHours read_opening_hours(std::string_view cell, Remarks& remarks) {
    const auto text = util::trim(cell);
    if (text.empty()) {
        return {};
    }
    if (const auto expression = hours_from_words(text)) {
        return {*expression, week_of(*expression)};
    }
    const auto week = names_days(text) ? week_of(text) : WeeklyHours{};
    if (!week.known) {
        warn(remarks, "finding.unreadable_hours", {{"word", text}});
    }
    return {text, week};
}

} // namespace relais::importers
