#pragma once
#include "directory/road_network.h"
#include "directory/travel_profile.h"

#include <cstdint>

namespace relais::bench {

/// A made-up country's roads with about this many junctions, 2.3 arcs each: settlements whose sizes
/// fall off as 1 / rank, each with a maze of streets a fifth of which close a circle; roads between
/// neighbouring settlements with villages' tracks along them. The same for the same numbers.
directory::RoadNetworkData made_up_roads(std::uint32_t junctions, std::uint64_t seed);

/// Plausible speeds; nobody's measured ones.
directory::TravelProfile made_up_profile(directory::TravelMode mode);

directory::RoadNetwork view_of(const directory::RoadNetworkData& data);

} // namespace relais::bench
