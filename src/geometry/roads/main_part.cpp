#include "geometry/roads/main_part.h"

#include <algorithm>

namespace relais::geometry::roads {
namespace {

/// Tarjan's algorithm without recursion: a road network is deep.
class StrongParts {
public:
    explicit StrongParts(const WeightedGraph& graph)
        : m_graph(graph),
          m_index(graph.size(), k_none),
          m_lowest(graph.size(), 0),
          m_part(graph.size(), k_none) {
        for (NodeId node = 0; node < graph.size(); ++node) {
            if (m_index[node] == k_none) {
                search(node);
            }
        }
    }

    [[nodiscard]] std::uint32_t part(NodeId node) const { return m_part[node]; }
    [[nodiscard]] std::uint32_t largest() const {
        std::uint32_t best = k_none;
        for (const auto part : m_part) { // by lowest node
            if (best == k_none || m_sizes[part] > m_sizes[best]) {
                best = part;
            }
        }
        return best;
    }

private:
    struct Frame {
        NodeId node = 0;
        std::uint32_t next_arc = 0;
    };

    void open(NodeId node) {
        m_index[node] = m_lowest[node] = m_count++;
        m_open.push_back(node);
        m_frames.push_back({node, 0});
    }

    void search(NodeId start) {
        open(start);
        while (!m_frames.empty()) {
            const auto node = m_frames.back().node;
            const auto arcs = m_graph.arcs(node);
            if (m_frames.back().next_arc < arcs.size()) {
                const auto head = arcs[m_frames.back().next_arc++].head;
                if (m_index[head] == k_none) {
                    open(head);
                } else if (m_part[head] == k_none) {
                    m_lowest[node] = std::min(m_lowest[node], m_index[head]);
                }
                continue;
            }
            m_frames.pop_back();
            if (!m_frames.empty()) {
                auto& parent = m_lowest[m_frames.back().node];
                parent = std::min(parent, m_lowest[node]);
            }
            if (m_lowest[node] == m_index[node]) {
                close(node);
            }
        }
    }

    void close(NodeId node) {
        std::uint32_t size = 0;
        for (;;) {
            const auto member = m_open.back();
            m_open.pop_back();
            m_part[member] = static_cast<std::uint32_t>(m_sizes.size());
            ++size;
            if (member == node) {
                break;
            }
        }
        m_sizes.push_back(size);
    }

    const WeightedGraph& m_graph;
    std::vector<std::uint32_t> m_index;
    std::vector<std::uint32_t> m_lowest;
    std::vector<std::uint32_t> m_part;
    std::vector<std::uint32_t> m_sizes;
    std::vector<NodeId> m_open;
    std::vector<Frame> m_frames;
    std::uint32_t m_count = 0;
};

} // namespace

std::vector<bool> main_part(const directory::RoadNetwork& network, const StretchTimes& times) {
    const WeightedGraph graph(network, times);
    const StrongParts parts(graph);
    const auto largest = parts.largest();
    std::vector<bool> result(network.stretches.size());
    for (StretchId i = 0; i < network.stretches.size(); ++i) {
        const auto& stretch = network.stretches[i];
        result[i] = times.is_usable(i) && parts.part(stretch.from) == largest &&
                    parts.part(stretch.to) == largest;
    }
    return result;
}

} // namespace relais::geometry::roads
