#pragma once
#include "geometry/roads/node_order.h"
#include "geometry/roads/travel.h"
#include "random_roads.h"
#include "support/ascii_roads.h"

#include <algorithm>

namespace relais::test {

/// Door to door by plain Dijkstra.
inline directory::TravelTime oracle_time(const geometry::roads::Travel& travel,
                                         const geometry::roads::Anchored& from,
                                         const geometry::roads::Anchored& to) {
    using namespace geometry::roads;
    const auto& times = travel.metric().times();
    const WeightedGraph graph(travel.base().network, times);
    auto best = travel.direct(from.place, to.place);
    for (const auto& begin : from.anchors) {
        const auto reached = dijkstra(graph, begin.seeds(travel.base(), times, Direction::outward));
        for (const auto& end : to.anchors) {
            best = std::min(best, travel.along_stretch(begin, end));
            for (const auto& seed : end.seeds(travel.base(), times, Direction::inward)) {
                best = std::min(best, reached[seed.node] + seed.time);
            }
        }
    }
    return best;
}

/// A random network ready for travel, and places around it.
struct RandomTravel {
    RandomTravel(std::uint32_t nodes, std::uint32_t stretches, std::uint32_t seed)
        : data(random_roads(nodes, stretches, seed)),
          base(view_of(data), geometry::roads::node_order(view_of(data))),
          travel(base, drawn_profile(), directory::Season::dry),
          random(seed + 1) {}

    directory::LonLat place() {
        std::uniform_real_distribution<double> degrees(-0.05, 0.55);
        const double longitude = 14 + degrees(random);
        return {longitude, 10 + degrees(random)};
    }
    std::vector<geometry::roads::Anchored> places(std::size_t count) {
        std::vector<geometry::roads::Anchored> result;
        while (result.size() < count) {
            result.push_back(travel.anchor(place()));
        }
        return result;
    }

    directory::RoadNetworkData data;
    geometry::roads::RoadBase base;
    geometry::roads::Travel travel;
    std::mt19937 random;
};

} // namespace relais::test
