#pragma once
#include "util/clock.h"

#include <string>

namespace relais::util {

/// The week a day is in, by ISO 8601: "2026-W48". Weeks begin on Monday; the first of a year is the
/// one with its first Thursday, so that 1 January may be in the last week of the year before. Texts
/// sort as weeks do.
std::string iso_week(Day day);

} // namespace relais::util
