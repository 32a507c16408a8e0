#pragma once
#include "geometry/roads/sweep.h"

#include <span>
#include <vector>

namespace relais::geometry::roads {

/// Door to door between one place and a fixed set of others, again and again. Immutable; refers to
/// its arguments.
class ManyTimes {
public:
    /// Outward: times from a place to the others. Inward: from the others to a place.
    ManyTimes(const Travel& travel, Direction direction, std::span<const Anchored> others);

    /// By other place; k_unreachable beyond `limit`. `climb` is scratch memory.
    [[nodiscard]] std::vector<TravelTime>
    times(const Anchored& place, TravelTime limit, Climb& climb) const;

private:
    struct End {
        std::uint32_t other = 0;
        TravelTime time;
    };
    static std::vector<NodeId>
    nodes_of(const Travel& travel, Direction direction, std::span<const Anchored> others);
    void go_straight(const Anchored& place, TravelTime limit, std::vector<TravelTime>& times) const;

    const Travel* m_travel;
    Direction m_direction;
    std::span<const Anchored> m_others;
    std::vector<End> m_ends; ///< in step with the sweep's targets
    RestrictedSweep m_sweep;
};

/// Times from each of some places to each of others: [from × others + other].
std::vector<TravelTime>
table(const Travel& travel, std::span<const Anchored> from, std::span<const Anchored> to);

} // namespace relais::geometry::roads
