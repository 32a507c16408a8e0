#pragma once
#include "geometry/roads/hierarchy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// What an arc of the hierarchy takes, each way.
struct ArcTimes {
    TravelTime up = k_unreachable;   ///< from the lower node to the higher one
    TravelTime down = k_unreachable; ///< from the higher node to the lower one
};

/// The arcs that a search in one direction needs, by lower node. Left out: what cannot be used, and
/// what is never shorter than a way over higher nodes.
struct HalfGraph {
    std::vector<std::uint32_t> first; ///< arcs of rank r: [first[r], first[r + 1])
    std::vector<Rank> head;
    std::vector<std::uint32_t> head_depth;
    std::vector<TravelTime> time;
};

/// A hierarchy with the times of one profile, season and set of closed stretches: customised anew
/// for each, in a fraction of a second. Immutable; safe from many threads. Refers to the hierarchy,
/// which must outlive it.
class Metric {
public:
    /// `threads` work on subtrees side by side; the result does not depend on how many.
    Metric(const Hierarchy& hierarchy, StretchTimes times, int threads = 2);

    [[nodiscard]] const Hierarchy& hierarchy() const { return *m_hierarchy; }
    [[nodiscard]] const StretchTimes& times() const { return m_times; }
    /// Outward: times of leaving a node for a higher one. Inward: times of coming from a higher
    /// one.
    [[nodiscard]] const HalfGraph& half(Direction direction) const {
        return direction == Direction::outward ? m_outward : m_inward;
    }

    /// The stretches behind one step of a search from `low` to `high` (or back), in the order they
    /// are travelled.
    struct Travelled {
        StretchId stretch = 0;
        bool forward = true; ///< from its `from` to its `to`
    };
    void unpack(Rank from, Rank to, std::vector<Travelled>& way) const;

private:
    void take_stretches(Rank node);
    void lower_triangles(Rank node, std::vector<ArcId>& arc_at_depth);
    void higher_triangles(Rank node, std::vector<ArcId>& arc_at_depth);
    HalfGraph keep_needed(Direction direction) const;
    bool unpack_stretch(ArcId arc, bool upward, std::vector<Travelled>& way) const;

    const Hierarchy* m_hierarchy;
    StretchTimes m_times;
    std::vector<ArcTimes> m_arcs;    ///< by way of lower nodes only
    std::vector<ArcTimes> m_perfect; ///< by whatever way; kept while customising
    HalfGraph m_outward;
    HalfGraph m_inward;
};

} // namespace relais::geometry::roads
