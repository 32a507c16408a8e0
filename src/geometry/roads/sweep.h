#pragma once
#include "geometry/roads/travel.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// The nearest of some sources to every node.
struct NearestSources {
    std::vector<TravelTime> time;      ///< by rank
    std::vector<std::uint32_t> source; ///< by rank; k_none where none is reached
};

/// One source's hold on the network.
struct SourceSeed {
    Seed seed;
    std::uint32_t source = 0;
};

/// Every node to its nearest source (inward) or from it (outward), by one linear sweep up the
/// hierarchy and one down. Equally near sources: the smaller number.
NearestSources
nearest_sources(const Metric& metric, Direction direction, std::span<const SourceSeed> sources);
/// The same without saying which: half the memory traffic.
std::vector<TravelTime>
nearest_times(const Metric& metric, Direction direction, std::span<const Seed> sources);

/// From one place to a fixed set of others, again and again (the restricted sweeps of RPHAST,
/// Delling et al. 2011): only the targets' ancestors are swept. Immutable; refers to the metric.
class RestrictedSweep {
public:
    /// `direction` outward: times from a place to the targets. Inward: from the targets to a place.
    RestrictedSweep(const Metric& metric, Direction direction, std::span<const NodeId> targets);

    /// By target. `climb` is scratch memory.
    [[nodiscard]] std::vector<TravelTime> times(std::span<const Seed> from, Climb& climb) const;
    [[nodiscard]] std::size_t swept_nodes() const { return m_ranks.size(); }

private:
    const Metric* m_metric;
    Direction m_direction;
    std::vector<Rank> m_ranks;          ///< swept, highest first
    std::vector<std::uint32_t> m_first; ///< arcs by place in m_ranks
    std::vector<std::uint32_t> m_head;  ///< place in m_ranks
    std::vector<TravelTime> m_time;
    std::vector<std::uint32_t> m_targets; ///< place in m_ranks
};

/// Over a place's anchors to what was swept. Outward: from the place to its nearest source, `times`
/// being those of an inward sweep; inward: from the nearest source to the place.
TravelTime time_at(const Travel& travel,
                   const Anchored& place,
                   Direction direction,
                   std::span<const TravelTime> times);

} // namespace relais::geometry::roads
