#include "geometry/roads/sparse_rounds.h"

#include <algorithm>

namespace relais::geometry::roads {
namespace {

class Rounds {
public:
    explicit Rounds(const PlainGraph& graph)
        : m_round_of(graph.size(), 0) {
        m_neighbours.reserve(graph.size());
        for (std::uint32_t node = 0; node < graph.size(); ++node) {
            const auto there = graph.neighbours(node);
            m_neighbours.emplace_back(there.begin(), there.end());
        }
    }

    std::vector<std::uint32_t> run() {
        std::vector<std::uint32_t> waiting;
        for (std::uint32_t node = 0; node < m_neighbours.size(); ++node) {
            waiting.push_back(node);
        }
        for (std::uint32_t round = 1; !waiting.empty(); ++round) {
            std::vector<std::uint32_t> later;
            for (const auto node : waiting) {
                take(node, round, later);
            }
            std::ranges::sort(later);
            later.erase(std::unique(later.begin(), later.end()), later.end());
            waiting = std::move(later);
        }
        return std::move(m_order);
    }

    [[nodiscard]] bool is_taken(std::uint32_t node) const { return m_round_of[node] == k_taken; }
    [[nodiscard]] const std::vector<std::uint32_t>& neighbours(std::uint32_t node) const {
        return m_neighbours[node];
    }

private:
    static constexpr std::uint32_t k_taken = 0xffffffff;

    void take(std::uint32_t node, std::uint32_t round, std::vector<std::uint32_t>& later) {
        auto& here = m_neighbours[node];
        if (is_taken(node) || here.size() > 2) {
            return;
        }
        if (m_round_of[node] == round) { // a neighbour went in this round
            later.push_back(node);
            return;
        }
        m_round_of[node] = k_taken;
        m_order.push_back(node);
        if (here.size() == 2) {
            join(here[0], here[1]);
            join(here[1], here[0]);
        }
        for (const auto other : here) {
            std::erase(m_neighbours[other], node);
            m_round_of[other] = round;
            later.push_back(other);
        }
        here = {};
    }

    void join(std::uint32_t from, std::uint32_t to) {
        auto& there = m_neighbours[from];
        if (std::ranges::find(there, to) == there.end()) {
            there.push_back(to);
        }
    }

    std::vector<std::vector<std::uint32_t>> m_neighbours;
    std::vector<std::uint32_t> m_round_of; ///< last round in which a neighbour went
    std::vector<std::uint32_t> m_order;
};

} // namespace

SparseRounds take_out_sparse_nodes(const PlainGraph& graph) {
    Rounds rounds(graph);
    SparseRounds result;
    result.order = rounds.run();
    std::vector<std::uint32_t> place(graph.size(), 0);
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
        if (!rounds.is_taken(node)) {
            place[node] = static_cast<std::uint32_t>(result.nodes.size());
            result.nodes.push_back(node);
        }
    }
    for (const auto node : result.nodes) {
        result.core.at.push_back(graph.at[node]);
        for (const auto other : rounds.neighbours(node)) {
            result.core.heads.push_back(place[other]);
        }
        std::sort(result.core.heads.begin() + result.core.first.back(), result.core.heads.end());
        result.core.first.push_back(static_cast<std::uint32_t>(result.core.heads.size()));
    }
    return result;
}

} // namespace relais::geometry::roads
