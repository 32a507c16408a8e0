#pragma once
#include <cstdint>

namespace relais::bench {

/// Makes roads of so many junctions, asks everything of them and prints the table, each line beside
/// plain Dijkstra where that answers the same question, and how many answers differed from it.
void measure_roads(std::uint32_t junctions);

} // namespace relais::bench
