#include "geometry/roads/metric.h"

#include "geometry/roads/subtrees.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <thread>

namespace relais::geometry::roads {
namespace {

void shorten(TravelTime& time, TravelTime other) {
    time = std::min(time, other);
}

} // namespace

Metric::Metric(const Hierarchy& hierarchy, StretchTimes times, int threads)
    : m_hierarchy(&hierarchy),
      m_times(std::move(times)),
      m_arcs(hierarchy.arc_count()) {
    const auto subtrees = cut_into_subtrees(hierarchy, threads);
    for_each_subtree(subtrees, threads, [&](Rank root) {
        std::vector<ArcId> arc_at_depth(hierarchy.levels(), k_none);
        for (auto node = hierarchy.first_below(root); node <= root; ++node) {
            lower_triangles(node, arc_at_depth);
        }
    });
    std::vector<ArcId> arc_at_depth(hierarchy.levels(), k_none);
    for (const auto node : subtrees.above) {
        lower_triangles(node, arc_at_depth);
    }
    m_perfect = m_arcs;
    std::ranges::fill(arc_at_depth, k_none);
    for (auto node = subtrees.above.rbegin(); node != subtrees.above.rend(); ++node) {
        higher_triangles(*node, arc_at_depth);
    }
    for_each_subtree(subtrees, threads, [&](Rank root) {
        std::vector<ArcId> own_arc_at_depth(hierarchy.levels(), k_none);
        for (auto node = root + 1; node-- > hierarchy.first_below(root);) {
            higher_triangles(node, own_arc_at_depth);
        }
    });
    const auto keep_inward = [&] { m_inward = keep_needed(Direction::inward); };
    std::optional<std::jthread> helper;
    if (threads > 1) {
        helper.emplace(keep_inward);
    } else {
        keep_inward();
    }
    m_outward = keep_needed(Direction::outward);
    helper.reset(); // joins
    m_perfect = {};
}

void Metric::take_stretches(Rank node) {
    for (auto arc = m_hierarchy->first_arc(node); arc < m_hierarchy->first_arc(node + 1); ++arc) {
        for (const auto& member : m_hierarchy->members(arc)) {
            const auto forward = m_times.forward[member.stretch];
            const auto backward = m_times.backward[member.stretch];
            shorten(m_arcs[arc].up, member.begins_low ? forward : backward);
            shorten(m_arcs[arc].down, member.begins_low ? backward : forward);
        }
    }
}

/// Basic customisation of a node's arcs: for each triangle whose lowest node lies below it, the way
/// over that. All lower nodes are done; only the node's own arcs are written.
void Metric::lower_triangles(Rank node, std::vector<ArcId>& arc_at_depth) {
    const auto& tree = *m_hierarchy;
    take_stretches(node);
    for (auto arc = tree.first_arc(node); arc < tree.first_arc(node + 1); ++arc) {
        arc_at_depth[tree.head_depth(arc)] = arc;
    }
    for (const auto side : tree.arcs_from_below(node)) {
        const auto low = m_arcs[side];
        if (!low.up.is_reachable() && !low.down.is_reachable()) {
            continue;
        }
        const auto end = tree.first_arc(tree.tail(side) + 1);
        for (auto other = side + 1; other < end; ++other) {
            auto& third = m_arcs[arc_at_depth[tree.head_depth(other)]];
            shorten(third.up, low.down + m_arcs[other].up);
            shorten(third.down, m_arcs[other].down + low.up);
        }
    }
}

/// Perfect customisation of a node's arcs: the way over the other end of each triangle whose lowest
/// node it is. All higher nodes are done, so that after this the node's arcs take what the whole
/// network allows.
void Metric::higher_triangles(Rank node, std::vector<ArcId>& arc_at_depth) {
    const auto& tree = *m_hierarchy;
    const auto begin = tree.first_arc(node);
    const auto end = tree.first_arc(node + 1);
    for (auto arc = begin; arc < end; ++arc) {
        arc_at_depth[tree.head_depth(arc)] = arc;
    }
    for (auto arc = begin; arc < end; ++arc) {
        auto& near = m_perfect[arc];
        const auto top = tree.first_arc(tree.head(arc) + 1);
        for (auto third = tree.first_arc(tree.head(arc)); third < top; ++third) {
            const auto candidate = arc_at_depth[tree.head_depth(third)];
            if (candidate == k_none) {
                continue;
            }
            auto& far = m_perfect[candidate];
            shorten(near.up, far.up + m_perfect[third].down);
            shorten(near.down, m_perfect[third].up + far.down);
            shorten(far.up, near.up + m_perfect[third].up);
            shorten(far.down, m_perfect[third].down + near.down);
        }
    }
    for (auto arc = begin; arc < end; ++arc) {
        arc_at_depth[tree.head_depth(arc)] = k_none;
    }
}

HalfGraph Metric::keep_needed(Direction direction) const {
    const auto way = direction == Direction::outward ? &ArcTimes::up : &ArcTimes::down;
    HalfGraph half;
    half.first.reserve(m_hierarchy->size() + 1);
    half.first.push_back(0);
    for (Rank node = 0; node < m_hierarchy->size(); ++node) {
        for (auto arc = m_hierarchy->first_arc(node); arc < m_hierarchy->first_arc(node + 1);
             ++arc) {
            const auto time = m_arcs[arc].*way;
            if (time.is_reachable() && time == m_perfect[arc].*way) {
                half.head.push_back(m_hierarchy->head(arc));
                half.head_depth.push_back(m_hierarchy->head_depth(arc));
                half.time.push_back(time);
            }
        }
        half.first.push_back(static_cast<std::uint32_t>(half.head.size()));
    }
    return half;
}

bool Metric::unpack_stretch(ArcId arc, bool upward, std::vector<Travelled>& way) const {
    const auto time = upward ? m_arcs[arc].up : m_arcs[arc].down;
    for (const auto& member : m_hierarchy->members(arc)) {
        const bool forward = member.begins_low == upward;
        if ((forward ? m_times.forward : m_times.backward)[member.stretch] == time) {
            way.push_back({member.stretch, forward});
            return true;
        }
    }
    return false;
}

void Metric::unpack(Rank from, Rank to, std::vector<Travelled>& way) const {
    const bool upward = from < to;
    const auto arc = m_hierarchy->find_arc(std::min(from, to), std::max(from, to));
    if (unpack_stretch(arc, upward, way)) {
        return;
    }
    const auto time = upward ? m_arcs[arc].up : m_arcs[arc].down;
    for (const auto side : m_hierarchy->arcs_from_below(std::min(from, to))) {
        const auto middle = m_hierarchy->tail(side);
        const auto other = m_hierarchy->find_arc(middle, std::max(from, to));
        if (other == k_none) {
            continue;
        }
        const auto over =
            upward ? m_arcs[side].down + m_arcs[other].up : m_arcs[other].down + m_arcs[side].up;
        if (over == time) {
            unpack(from, middle, way);
            unpack(middle, to, way);
            return;
        }
    }
    assert(false && "an arc is a stretch or the two sides of a lower triangle");
}

} // namespace relais::geometry::roads
