#pragma once
#include "importers/remark.h"
#include "util/clock.h"

#include <optional>
#include <string_view>

namespace relais::importers {

/// A day: 21/08/2024 (day first), 2024-08-21, 2024/08/21, "21 août 2024", "August 21, 2024", a
/// serial number of a spreadsheet. "août 2024", "08/2024" and "2024" are their first day, with a
/// note. A month above 12 that can only be a day is taken so, with a warning. Warns and answers
/// nothing for other texts, for days that do not exist and for days after `today`.
std::optional<util::Day> read_date(std::string_view cell, util::Day today, Remarks& remarks);

} // namespace relais::importers
