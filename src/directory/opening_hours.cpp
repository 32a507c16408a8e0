#include "directory/opening_hours.h"

#include <algorithm>

namespace relais::directory {

bool WeeklyHours::is_open(LocalTime time) const {
    return std::ranges::any_of(open, [time](const OpenInterval& interval) {
        return interval.from <= time.minute && time.minute < interval.until;
    });
}

} // namespace relais::directory
