#include "util/iso_week.h"

#include <chrono>

namespace relais::util {

std::string iso_week(Day day) {
    const std::chrono::weekday weekday(day);
    const Day thursday = day + std::chrono::days(4 - static_cast<int>(weekday.iso_encoding()));
    const auto year = std::chrono::year_month_day(thursday).year();
    const Day first = std::chrono::sys_days(year / std::chrono::January / 1);
    const auto week = static_cast<int>((thursday - first).count() / 7) + 1;
    return std::to_string(static_cast<int>(year)) + (week < 10 ? "-W0" : "-W") +
           std::to_string(week);
}

} // namespace relais::util
