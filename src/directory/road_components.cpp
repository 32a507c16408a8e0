#include "directory/road_components.h"

#include <algorithm>
#include <numeric>

namespace relais::directory {
namespace {

constexpr std::uint32_t k_smaller_still = 65535;

class UnionFind {
public:
    explicit UnionFind(std::size_t count)
        : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }
    std::uint32_t find(std::uint32_t at) {
        while (m_parent[at] != at) {
            m_parent[at] = m_parent[m_parent[at]];
            at = m_parent[at];
        }
        return at;
    }
    void join(std::uint32_t a, std::uint32_t b) { m_parent[find(a)] = find(b); }

private:
    std::vector<std::uint32_t> m_parent;
};

} // namespace

std::vector<RoadComponent> number_components(std::span<RoadStretch> stretches,
                                             std::size_t node_count) {
    UnionFind sets(node_count);
    for (const auto& stretch : stretches) {
        sets.join(stretch.from, stretch.to);
    }
    constexpr std::uint32_t k_none = ~0U;
    std::vector<std::uint32_t> piece_of(node_count, k_none);
    std::vector<RoadComponent> pieces;
    for (std::uint32_t i = 0; i < stretches.size(); ++i) {
        auto& piece = piece_of[sets.find(stretches[i].from)];
        if (piece == k_none) {
            piece = static_cast<std::uint32_t>(pieces.size());
            pieces.push_back({0, 0, i});
        }
        ++pieces[piece].stretches;
        pieces[piece].metres += stretches[i].length_mm / 1000.0;
    }
    std::vector<std::uint32_t> order(pieces.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order,
                             [&](auto a, auto b) { return pieces[a].metres > pieces[b].metres; });
    std::vector<std::uint32_t> rank(pieces.size());
    std::vector<RoadComponent> sorted;
    for (const auto piece : order) {
        rank[piece] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(pieces[piece]);
    }
    for (auto& stretch : stretches) {
        const auto at = rank[piece_of[sets.find(stretch.from)]];
        stretch.component = static_cast<std::uint16_t>(std::min(at, k_smaller_still));
    }
    return sorted;
}

} // namespace relais::directory
