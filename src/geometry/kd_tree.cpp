#include "geometry/kd_tree.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace relais::geometry {
namespace {

constexpr std::size_t k_leaf_size = 8;

constexpr std::array<double Ecef::*, 3> k_axes{&Ecef::x, &Ecef::y, &Ecef::z};

float round_down(double value) {
    const auto near = static_cast<float>(value);
    return near <= value ? near : std::nextafter(near, -std::numeric_limits<float>::infinity());
}

float round_up(double value) {
    const auto near = static_cast<float>(value);
    return near >= value ? near : std::nextafter(near, std::numeric_limits<float>::infinity());
}

double Ecef::*widest_axis(const KdTree::Entry* first, const KdTree::Entry* last) {
    double Ecef::*widest = k_axes[0];
    double width = -1;
    for (const auto axis : k_axes) {
        double low = first->point.*axis;
        double high = low;
        for (const auto* entry = first; entry != last; ++entry) {
            low = std::min(low, entry->point.*axis);
            high = std::max(high, entry->point.*axis);
        }
        if (high - low > width) {
            width = high - low;
            widest = axis;
        }
    }
    return widest;
}

} // namespace

void KdTree::arrange() {
    const auto leaves = (m_entries.size() + k_leaf_size - 1) / k_leaf_size;
    m_leaf_count = static_cast<std::uint32_t>(std::bit_ceil(leaves));
    m_nodes.resize(2 * std::size_t{m_leaf_count} - 1);
    arrange(0, m_leaf_count);
}

void KdTree::arrange(std::uint32_t first_leaf, std::uint32_t last_leaf) {
    if (last_leaf - first_leaf == 1) {
        return;
    }
    const auto middle_leaf = first_leaf + (last_leaf - first_leaf) / 2;
    auto* const first = m_entries.data() + place_of_leaf(first_leaf);
    auto* const middle = m_entries.data() + place_of_leaf(middle_leaf);
    auto* const last = m_entries.data() + place_of_leaf(last_leaf);
    if (first != last) {
        const auto axis = widest_axis(first, last);
        std::nth_element(first, middle, last, [axis](const Entry& a, const Entry& b) {
            return a.point.*axis != b.point.*axis ? a.point.*axis < b.point.*axis : a.item < b.item;
        });
    }
    arrange(first_leaf, middle_leaf);
    arrange(middle_leaf, last_leaf);
}

void KdTree::bound_leaf(std::uint32_t leaf) {
    auto& node = m_nodes[leaf];
    node.low.fill(std::numeric_limits<float>::infinity());
    node.high.fill(-std::numeric_limits<float>::infinity());
    for (auto place = first_place(leaf); place < last_place(leaf); ++place) {
        for (std::size_t i = 0; i < k_axes.size(); ++i) {
            const double value = m_entries[place].point.*k_axes[i];
            node.low[i] = std::min(node.low[i], round_down(value));
            node.high[i] = std::max(node.high[i], round_up(value));
        }
    }
}

void KdTree::join_children(std::uint32_t parent) {
    auto& node = m_nodes[parent];
    const auto& left = m_nodes[2 * parent + 1];
    const auto& right = m_nodes[2 * parent + 2];
    for (std::size_t i = 0; i < k_axes.size(); ++i) {
        node.low[i] = std::min(left.low[i], right.low[i]);
        node.high[i] = std::max(left.high[i], right.high[i]);
    }
    node.summary = left.summary;
    node.summary.add(right.summary);
}

} // namespace relais::geometry
