#pragma once
#include "geometry/roads/weighted_graph.h"

#include <vector>

namespace relais::geometry::roads {

/// Appends the part of a stretch's line between two fractions of it (from the first to the second,
/// which may be the smaller one), both ends included; a point equal to the last of `line` is not
/// repeated.
void append_line(const directory::RoadNetwork& network,
                 StretchId stretch,
                 double from,
                 double to,
                 std::vector<directory::LonLat>& line);

} // namespace relais::geometry::roads
