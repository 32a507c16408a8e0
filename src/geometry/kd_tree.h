#pragma once
#include "geometry/ecef.h"
#include "geometry/fact_summary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace relais::geometry {

/// A packed tree over points in space: no pointers, the children of node i are 2i + 1 and 2i + 2,
/// the leaves are the last `leaf_count()` nodes and hold runs of about eight places in one order of
/// the points. Each node knows the box and the summary of what is below. Immutable once made.
/// A tree has at least one entry.
class KdTree {
public:
    struct Entry {
        Ecef point;
        std::uint32_t item = 0; ///< the caller's number
    };
    struct Node {
        std::array<float, 3> low{}; ///< rounded outwards
        std::array<float, 3> high{};
        FactSummary summary;
    };

    /// `summary_of(item)` is asked once for each entry.
    template <class SummaryOf>
    KdTree(std::vector<Entry> entries, SummaryOf summary_of);

    /// Entries in the tree's order; a "place" is a position in it.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Node& node(std::uint32_t index) const { return m_nodes[index]; }
    [[nodiscard]] std::uint32_t leaf_count() const { return m_leaf_count; }
    [[nodiscard]] bool is_leaf(std::uint32_t index) const { return index + 1 >= m_leaf_count; }
    [[nodiscard]] std::uint32_t first_place(std::uint32_t leaf) const {
        return place_of_leaf(leaf + 1 - m_leaf_count);
    }
    [[nodiscard]] std::uint32_t last_place(std::uint32_t leaf) const { ///< one past
        return place_of_leaf(leaf + 2 - m_leaf_count);
    }
    /// Square of the straight line to the node's box; 0 inside.
    [[nodiscard]] double squared_chord_to(std::uint32_t index, const Ecef& point) const {
        const auto& [low, high, summary] = m_nodes[index];
        const double x = gap(low[0], point.x, high[0]);
        const double y = gap(low[1], point.y, high[1]);
        const double z = gap(low[2], point.z, high[2]);
        return x * x + y * y + z * z;
    }

private:
    static double gap(float low, double value, float high) {
        return std::max(std::max(low - value, value - high), 0.0);
    }
    [[nodiscard]] std::uint32_t place_of_leaf(std::uint32_t leaf) const {
        return static_cast<std::uint32_t>(std::uint64_t{leaf} * m_entries.size() / m_leaf_count);
    }
    void arrange();
    void arrange(std::uint32_t first_leaf, std::uint32_t last_leaf);
    void bound_leaf(std::uint32_t leaf);
    void join_children(std::uint32_t parent);

    std::vector<Entry> m_entries;
    std::vector<Node> m_nodes;
    std::uint32_t m_leaf_count = 0;
};

template <class SummaryOf>
KdTree::KdTree(std::vector<Entry> entries, SummaryOf summary_of)
    : m_entries(std::move(entries)) {
    arrange();
    for (auto node = static_cast<std::uint32_t>(m_nodes.size()); node-- > 0;) {
        if (!is_leaf(node)) {
            join_children(node);
            continue;
        }
        bound_leaf(node);
        for (auto place = first_place(node); place < last_place(node); ++place) {
            m_nodes[node].summary.add(summary_of(m_entries[place].item));
        }
    }
}

} // namespace relais::geometry
