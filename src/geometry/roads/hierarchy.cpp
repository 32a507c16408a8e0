#include "geometry/roads/hierarchy.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace relais::geometry::roads {

using directory::RoadNetwork;

namespace {

/// The higher end of each stretch, listed by the lower one; loops left out.
struct OwnArcs {
    std::vector<std::uint32_t> first;
    std::vector<Rank> heads;
};

OwnArcs own_arcs(const RoadNetwork& network, const std::vector<Rank>& rank) {
    OwnArcs own;
    own.first.assign(rank.size() + 1, 0);
    const auto each = [&](auto&& take) {
        for (const auto& stretch : network.stretches) {
            const auto [low, high] = std::minmax(rank[stretch.from], rank[stretch.to]);
            if (low != high) {
                take(low, high);
            }
        }
    };
    each([&](Rank low, Rank) { ++own.first[low + 1]; });
    std::partial_sum(own.first.begin(), own.first.end(), own.first.begin());
    own.heads.resize(own.first.back());
    auto next = own.first;
    each([&](Rank low, Rank high) { own.heads[next[low]++] = high; });
    return own;
}

std::vector<Rank> ranks_of(std::span<const NodeId> order, std::size_t nodes) {
    std::vector<Rank> ranks(nodes, k_none);
    for (Rank rank = 0; rank < order.size(); ++rank) {
        if (order[rank] >= nodes || ranks[order[rank]] != k_none) {
            throw std::invalid_argument(
                "Hierarchy: the order names a node twice, or none of the network");
        }
        ranks[order[rank]] = rank;
    }
    if (order.size() != nodes) {
        throw std::invalid_argument("Hierarchy: the order leaves nodes out");
    }
    return ranks;
}

} // namespace

Hierarchy::Hierarchy(const RoadNetwork& network, std::span<const NodeId> order)
    : m_node(order.begin(), order.end()),
      m_rank(ranks_of(order, network.nodes.size())) {
    contract(network);
    if (number_along_tree()) {
        contract(network);
    }
    measure_tree();
    list_arcs_from_below();
    attach_stretches(network);
}

/// A node's higher neighbours are its own and those of its children in the elimination tree, itself
/// left out; its parent is the lowest of them.
void Hierarchy::contract(const RoadNetwork& network) {
    const auto own = own_arcs(network, m_rank);
    const auto size = m_node.size();
    m_parent.assign(size, k_none);
    m_first_arc.assign(1, 0);
    m_first_arc.reserve(size + 1);
    m_head.clear();
    m_head.reserve(network.stretches.size() * 2);
    std::vector<Rank> first_child(size, k_none);
    std::vector<Rank> next_sibling(size, k_none);
    std::vector<Rank> seen(size, k_none);
    for (Rank node = 0; node < size; ++node) {
        const auto begin = m_head.size();
        const auto take = [&](Rank head) {
            if (head != node && seen[head] != node) {
                seen[head] = node;
                m_head.push_back(head);
            }
        };
        for (auto i = own.first[node]; i < own.first[node + 1]; ++i) {
            take(own.heads[i]);
        }
        for (auto child = first_child[node]; child != k_none; child = next_sibling[child]) {
            for (auto arc = m_first_arc[child]; arc < m_first_arc[child + 1]; ++arc) {
                take(m_head[arc]);
            }
        }
        std::sort(m_head.begin() + static_cast<std::ptrdiff_t>(begin), m_head.end());
        m_first_arc.push_back(static_cast<ArcId>(m_head.size()));
        if (begin < m_head.size()) {
            const auto parent = m_head[begin];
            m_parent[node] = parent;
            next_sibling[node] = first_child[parent];
            first_child[parent] = node;
        }
    }
}

/// Renumbers so that each subtree is one range of ranks: the same tree, the same arcs. False if it
/// is so already.
bool Hierarchy::number_along_tree() {
    const auto size = static_cast<Rank>(m_node.size());
    std::vector<std::uint32_t> below(size, 1); // nodes of the subtree
    for (Rank node = 0; node < size; ++node) {
        if (m_parent[node] != k_none) {
            below[m_parent[node]] += below[node];
        }
    }
    // From the highest down: a node ends where its parent still has room.
    std::vector<Rank> renumbered(size);
    std::vector<Rank> room(size); // rank that the next child of a node ends at
    Rank next_root = size - 1;
    bool changed = false;
    for (Rank node = size; node-- > 0;) {
        auto& end = m_parent[node] == k_none ? next_root : room[m_parent[node]];
        renumbered[node] = end;
        room[node] = end - 1;
        end -= below[node];
        changed = changed || renumbered[node] != node;
    }
    if (!changed) {
        return false;
    }
    const auto old = m_node;
    for (Rank node = 0; node < size; ++node) {
        m_node[renumbered[node]] = old[node];
        m_rank[old[node]] = renumbered[node];
    }
    return true;
}

void Hierarchy::measure_tree() {
    const auto size = static_cast<Rank>(m_node.size());
    m_depth.assign(size, 0);
    m_first_below.resize(size);
    std::iota(m_first_below.begin(), m_first_below.end(), Rank{0});
    for (Rank node = 0; node < size; ++node) {
        if (const auto parent = m_parent[node]; parent != k_none) {
            m_first_below[parent] = std::min(m_first_below[parent], m_first_below[node]);
        }
    }
    for (Rank node = size; node-- > 0;) {
        m_depth[node] = m_parent[node] == k_none ? 0 : m_depth[m_parent[node]] + 1;
        m_levels = std::max(m_levels, m_depth[node] + 1);
    }
}

void Hierarchy::list_arcs_from_below() {
    m_tail.resize(m_head.size());
    m_head_depth.resize(m_head.size());
    m_first_below_arc.assign(m_node.size() + 1, 0);
    for (Rank node = 0; node < size(); ++node) {
        for (auto arc = m_first_arc[node]; arc < m_first_arc[node + 1]; ++arc) {
            m_tail[arc] = node;
            m_head_depth[arc] = m_depth[m_head[arc]];
            ++m_first_below_arc[m_head[arc] + 1];
        }
    }
    std::partial_sum(m_first_below_arc.begin(), m_first_below_arc.end(), m_first_below_arc.begin());
    m_below.resize(m_head.size());
    auto next = m_first_below_arc;
    for (ArcId arc = 0; arc < arc_count(); ++arc) {
        m_below[next[m_head[arc]]++] = arc;
    }
}

void Hierarchy::attach_stretches(const RoadNetwork& network) {
    std::vector<ArcId> arc_of(network.stretches.size(), k_none);
    m_first_member.assign(m_head.size() + 1, 0);
    for (StretchId i = 0; i < network.stretches.size(); ++i) {
        const auto& stretch = network.stretches[i];
        const auto [low, high] = std::minmax(m_rank[stretch.from], m_rank[stretch.to]);
        if (low != high) {
            arc_of[i] = find_arc(low, high);
            ++m_first_member[arc_of[i] + 1];
        }
    }
    std::partial_sum(m_first_member.begin(), m_first_member.end(), m_first_member.begin());
    m_members.resize(m_first_member.back());
    auto next = m_first_member;
    for (StretchId i = 0; i < network.stretches.size(); ++i) {
        if (arc_of[i] != k_none) {
            const auto& stretch = network.stretches[i];
            m_members[next[arc_of[i]]++] = {i, m_rank[stretch.from] < m_rank[stretch.to]};
        }
    }
}

ArcId Hierarchy::find_arc(Rank low, Rank high) const {
    const auto begin = m_head.begin() + m_first_arc[low];
    const auto end = m_head.begin() + m_first_arc[low + 1];
    const auto found = std::lower_bound(begin, end, high);
    return found != end && *found == high ? static_cast<ArcId>(found - m_head.begin()) : k_none;
}

} // namespace relais::geometry::roads
