#pragma once
#include "directory/opening_hours.h"
#include "directory/records.h"
#include "present/page_value.h"
#include "present/page_words.h"

#include <string>
#include <vector>

namespace relais::present {

/// The hours of one day, "08:00–12:00, 13:00–15:30"; "" when closed. `day` 0 is Monday.
std::string hours_of_day(const directory::WeeklyHours& hours, int day);

/// Sets `hours` (a list of `{days, hours, closed}`, days alike put together) and `hours_words` (the author's words,
/// when they could not be read as a week). Neither: not known.
void set_hours(Value& value, const Words& words, const directory::Site& site);

/// "lundi – vendredi 08:00–15:30; samedi …", for a message; the author's words, or "".
std::string hours_sentence(const Words& words, const directory::Site& site);

} // namespace relais::present
