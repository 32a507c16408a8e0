#pragma once
#include "directory/boundary.h"
#include "geometry/roads/travel.h"

#include <span>
#include <vector>

namespace relais::geometry::roads {

struct Isochrone {
    std::vector<directory::Polygon>
        polygons; ///< outlines counter-clockwise, holes clockwise; largest first
    /// The outline is this true: a place known to be within the time and outside the outline, or
    /// the other way round, is nearer to it, or to a place of the other kind, than this.
    directory::Metres tolerance;
    std::vector<std::uint32_t>
        within; ///< positions in IsochroneOptions::places of those within the time
};

struct IsochroneOptions {
    TravelTime within;
    Direction direction = Direction::inward; ///< inward: from where one comes here in time;
                                             ///< outward: where one gets from here
    int cells = 240; ///< the larger side of the area is drawn on this many cells; 8 … 1000
    directory::Metres smallest_cell{100};
    std::span<const Anchored>
        places; ///< of which the outline must hold exactly those within the time
};

/// The area within a time of a place. A grid is laid over the roads reached; a cell belongs to the
/// area if a reached road crosses it, a known place in it is within the time, or its centre is
/// (asked exactly, as of any place). Outlines go round these cells with their corners cut. So a
/// hole is a place from which one really does not come in time. Nothing within the time: no
/// polygon.
Isochrone isochrone(const Travel& travel, const Anchored& centre, const IsochroneOptions& options);

} // namespace relais::geometry::roads
