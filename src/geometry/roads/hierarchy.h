#pragma once
#include "geometry/roads/weighted_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry::roads {

using Rank = std::uint32_t;  ///< place in the order of contraction; parents of the elimination tree
                             ///< are higher
using ArcId = std::uint32_t; ///< an arc of the hierarchy, from a node to a higher one

/// A network contracted along an order, whatever its weights: the shape of a customisable
/// contraction hierarchy (Dibbelt, Strasser, Wagner 2014). Immutable; safe from many threads.
///
/// Ranks stand for nodes throughout. The higher neighbours of a node are all its ancestors in the
/// elimination tree, and a node has one ancestor at each depth; so searches keep their times in
/// small arrays indexed by depth.
class Hierarchy {
public:
    /// `order` as node_order makes it: throws std::invalid_argument if it is no order of the
    /// network's nodes. Orders that are not numbered along their elimination tree are renumbered.
    Hierarchy(const directory::RoadNetwork& network, std::span<const NodeId> order);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_parent.size()); }
    [[nodiscard]] std::uint32_t arc_count() const {
        return static_cast<std::uint32_t>(m_head.size());
    }
    [[nodiscard]] Rank rank(NodeId node) const { return m_rank[node]; }
    [[nodiscard]] NodeId node(Rank rank) const { return m_node[rank]; }
    [[nodiscard]] const std::vector<NodeId>& order() const { return m_node; }

    /// k_none at a root; there is one for each connected part of the network.
    [[nodiscard]] Rank parent(Rank rank) const { return m_parent[rank]; }
    /// 0 at a root.
    [[nodiscard]] std::uint32_t depth(Rank rank) const { return m_depth[rank]; }
    /// One more than the greatest depth.
    [[nodiscard]] std::uint32_t levels() const { return m_levels; }
    /// Ranks [first_below(rank), rank] are the subtree of a node.
    [[nodiscard]] Rank first_below(Rank rank) const { return m_first_below[rank]; }

    /// Arcs to higher nodes, by head ascending: ids [first_arc(rank), first_arc(rank + 1)).
    [[nodiscard]] ArcId first_arc(Rank rank) const { return m_first_arc[rank]; }
    [[nodiscard]] Rank head(ArcId arc) const { return m_head[arc]; }
    [[nodiscard]] Rank tail(ArcId arc) const { return m_tail[arc]; }
    [[nodiscard]] std::uint32_t head_depth(ArcId arc) const { return m_head_depth[arc]; }
    /// Arcs from lower nodes, by tail ascending.
    [[nodiscard]] std::span<const ArcId> arcs_from_below(Rank rank) const {
        return std::span(m_below).subspan(m_first_below_arc[rank],
                                          m_first_below_arc[rank + 1] - m_first_below_arc[rank]);
    }
    /// k_none if the two are not neighbours in the hierarchy. `low` < `high`.
    [[nodiscard]] ArcId find_arc(Rank low, Rank high) const;

    /// A stretch as part of an arc.
    struct Member {
        StretchId stretch = 0;
        bool begins_low = true; ///< the stretch's `from` is the lower node
    };
    /// The stretches of the network that join the two ends of an arc, by id; none for a shortcut.
    [[nodiscard]] std::span<const Member> members(ArcId arc) const {
        return std::span(m_members).subspan(m_first_member[arc],
                                            m_first_member[arc + 1] - m_first_member[arc]);
    }

private:
    void contract(const directory::RoadNetwork& network);
    bool number_along_tree();
    void measure_tree();
    void list_arcs_from_below();
    void attach_stretches(const directory::RoadNetwork& network);

    std::vector<NodeId> m_node;
    std::vector<Rank> m_rank;
    std::vector<Rank> m_parent;
    std::vector<std::uint32_t> m_depth;
    std::vector<Rank> m_first_below;
    std::uint32_t m_levels = 0;
    std::vector<ArcId> m_first_arc;
    std::vector<Rank> m_head;
    std::vector<Rank> m_tail;
    std::vector<std::uint32_t> m_head_depth;
    std::vector<std::uint32_t> m_first_below_arc;
    std::vector<ArcId> m_below;
    std::vector<std::uint32_t> m_first_member;
    std::vector<Member> m_members;
};

} // namespace relais::geometry::roads
