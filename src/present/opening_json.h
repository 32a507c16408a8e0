#pragma once
#include "present/json_parts.h"

namespace relais::present {

/// {raw, known, week: [{day, label, intervals}], open_now}: Monday first; an interval over midnight is cut there.
/// Where the hours are not known week by week, `week` is empty and `open_now` null.
Json opening_json(const Words& words, const directory::Site& site, util::Instant now);

/// The minute of the week in Cameroon.
directory::LocalTime local_time(util::Instant instant);

} // namespace relais::present
