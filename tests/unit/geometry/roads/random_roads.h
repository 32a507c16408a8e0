#pragma once
#include "directory/road_network.h"

#include <random>
#include <rapidcheck.h>

namespace relais::test {

/// A made-up network of any shape: parallel roads, loops, roads of no length, one-ways, islands.
inline directory::RoadNetworkData
random_roads(std::uint32_t nodes, std::uint32_t stretches, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t end) {
        return std::uniform_int_distribution<std::uint32_t>(0, end - 1)(random);
    };
    directory::RoadNetworkData data;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        data.nodes.push_back({140'000'000 + static_cast<std::int32_t>(below(5'000'000)),
                              100'000'000 + static_cast<std::int32_t>(below(5'000'000))});
    }
    for (std::uint32_t i = 0; i < stretches; ++i) {
        directory::RoadStretch stretch;
        stretch.from = below(nodes);
        // Mostly neighbours in number, so that the graph is long rather than dense.
        stretch.to = below(4) == 0 ? below(nodes) : (stretch.from + below(5)) % nodes;
        stretch.length_mm = below(6) == 0 ? 0 : below(3'000'000);
        stretch.access = below(3) == 0 ? static_cast<std::uint8_t>(below(4)) : std::uint8_t{3};
        stretch.first_point = static_cast<std::uint32_t>(data.points.size());
        stretch.point_count = 2;
        data.points.push_back(data.nodes[stretch.from]);
        data.points.push_back(data.nodes[stretch.to]);
        data.stretches.push_back(stretch);
    }
    return data;
}

inline directory::RoadNetwork view_of(const directory::RoadNetworkData& data) {
    return {data.nodes, data.stretches, data.points, {}, &data.source};
}

} // namespace relais::test
