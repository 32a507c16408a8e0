#pragma once
#include "directory/road_network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::directory {

/// Pieces of a network between which no road leads, largest (by metres) first, ties by their first
/// stretch.
struct RoadComponent {
    std::uint32_t stretches = 0;
    double metres = 0;
    std::uint32_t first_stretch = 0; ///< to say where it lies
};

/// Writes each stretch's `component` (access and direction do not matter) and answers the pieces.
std::vector<RoadComponent> number_components(std::span<RoadStretch> stretches,
                                             std::size_t node_count);

} // namespace relais::directory
