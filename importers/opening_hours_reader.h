#pragma once
#include "directory/opening_hours.h"
#include "importers/remark.h"

#include <string>
#include <string_view>

namespace relais::importers {

/// Opening hours of a site: what is kept of the cell, and the week it means.
struct ReadHours {
    std::string text; ///< OSM syntax where it could be read, else the author's words
    directory::WeeklyHours week;
    bool operator==(const ReadHours&) const = default;
};

/// Reads French or English words or OSM syntax. Words that cannot be read are kept, with a warning.
ReadHours read_opening_hours(std::string_view cell, Remarks& remarks);

/// The week of an OSM expression. Not known for one that is no such expression, or whose hours
/// depend on more than the day of the week and the time; holidays that only close are set aside.
directory::WeeklyHours week_of(std::string_view expression);

} // namespace relais::importers
