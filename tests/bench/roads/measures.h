#pragma once
#include "directory/road_network.h"

namespace relais::bench {

/// Makes roads ready, asks everything of them and prints the table, each line beside plain Dijkstra
/// where that answers the same question, and how many answers differed from it.
void measure_roads(directory::RoadNetworkData roads);

} // namespace relais::bench
