#pragma once
#include "geometry/roads/dijkstra.h"
#include "geometry/roads/metric.h"

#include <optional>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// The upward half of a search: from a node along its ancestors, which are all a search can meet.
/// Kept by depth, so that the whole of it lies in a few kilobytes. One thread at a time; made once
/// and used for many searches.
class Climb {
public:
    /// Outward: times from the seeds to each ancestor; inward: from each ancestor to the seeds.
    /// Seeds must lie on one path to the root (as the two ends of a stretch do); none gives an
    /// empty climb. Nothing beyond `limit` is kept.
    void run(const Metric& metric,
             Direction direction,
             std::span<const Seed> seeds,
             TravelTime limit = k_unreachable);

    struct Step {
        Rank rank = 0;
        std::uint32_t depth = 0;
    };
    /// The ancestors, lowest first, the lowest seed included.
    [[nodiscard]] const std::vector<Step>& steps() const { return m_steps; }
    /// k_unreachable where the ancestor at this depth is not reached.
    [[nodiscard]] TravelTime time_at(std::uint32_t depth) const { return m_times[depth]; }
    /// Ranks from the seed to the ancestor at a depth, both included.
    [[nodiscard]] std::vector<Rank> way_to(std::uint32_t depth) const;

private:
    std::vector<Step> m_steps;
    std::vector<TravelTime> m_times; ///< by depth
    std::vector<std::uint32_t>
        m_came_by; ///< by depth: depth of the node before, or itself for a seed
};

/// Where two climbs meet best.
struct Meeting {
    TravelTime time = k_unreachable;
    std::uint32_t depth = 0; ///< of the highest node of the way; meaningless if unreachable
};
Meeting meet(const Climb& outward, const Climb& inward);

/// Two climbs' scratch memory.
struct SearchSpace {
    Climb outward;
    Climb inward;
};

/// The quickest time from one of `from` to one of `to`, exact to the millisecond.
TravelTime travel_time(const Metric& metric,
                       std::span<const Seed> from,
                       std::span<const Seed> to,
                       SearchSpace& space);

/// The stretches of the quickest way, in the order they are travelled; empty when nothing lies
/// between the two, or none is reachable (then `time` says so).
struct Way {
    TravelTime time = k_unreachable;
    Seed begin;
    Seed end;
    std::vector<Metric::Travelled> stretches;
};
Way quickest_way(const Metric& metric,
                 std::span<const Seed> from,
                 std::span<const Seed> to,
                 SearchSpace& space);

} // namespace relais::geometry::roads
