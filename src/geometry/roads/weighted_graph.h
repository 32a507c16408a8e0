#pragma once
#include "directory/road_network.h"
#include "directory/travel_profile.h"
#include "directory/travel_time.h"

#include <cstdint>
#include <span>
#include <vector>

/// Travel on a road network: pure algorithms over directory::RoadNetwork. docs/architecture.md,
/// "Roads", says how they fit together.
namespace relais::geometry::roads {

using directory::k_unreachable;
using directory::TravelTime;

using NodeId = std::uint32_t;    ///< position in RoadNetwork::nodes
using StretchId = std::uint32_t; ///< position in RoadNetwork::stretches
inline constexpr std::uint32_t k_none = 0xffffffff;

/// From a place to others, or from others to it.
enum class Direction : std::uint8_t { outward, inward };

/// What each stretch takes, each way; k_unreachable where it may not or cannot be used.
struct StretchTimes {
    std::vector<TravelTime> forward;  ///< from → to
    std::vector<TravelTime> backward; ///< to → from

    [[nodiscard]] std::size_t size() const { return forward.size(); }
    [[nodiscard]] bool is_usable(StretchId stretch) const {
        return forward[stretch].is_reachable() || backward[stretch].is_reachable();
    }
};

/// Times of one profile in one season. `blocked` are stretches that nobody passes (an area a
/// manager closed); those outside the network are ignored. A speed of 0, below 0 or no number
/// closes a stretch.
StretchTimes stretch_times(const directory::RoadNetwork& network,
                           const directory::TravelProfile& profile,
                           directory::Season season,
                           std::span<const StretchId> blocked = {});

struct GraphArc {
    NodeId head = 0;
    TravelTime time;
    StretchId stretch = 0;
};

/// The network as arcs that leave each node. Parallel stretches stay parallel arcs; loops are left
/// out, since nobody comes nearer to anything by one.
class WeightedGraph {
public:
    /// `direction` inward: all arcs reversed.
    WeightedGraph(const directory::RoadNetwork& network,
                  const StretchTimes& times,
                  Direction direction = Direction::outward);

    [[nodiscard]] std::size_t size() const { return m_first.size() - 1; }
    [[nodiscard]] std::span<const GraphArc> arcs(NodeId node) const {
        return std::span(m_arcs).subspan(m_first[node], m_first[node + 1] - m_first[node]);
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<GraphArc> m_arcs;
};

} // namespace relais::geometry::roads
