#include "geometry/roads/unit_flow.h"

#include <algorithm>

namespace relais::geometry::roads {
namespace {

constexpr std::uint32_t k_no_level = 0xffffffff;

} // namespace

UnitFlow::UnitFlow(const PlainGraph& graph) {
    add_arcs(graph);
    m_level.resize(m_first.size() - 1);
    m_next.resize(m_first.size() - 1);
    m_is_sink.resize(graph.size());
}

/// In of a node: one arc to its out, then the ways back to the outs of its neighbours. Out: the arc
/// back to its in, then arcs to the ins of its neighbours.
void UnitFlow::add_arcs(const PlainGraph& graph) {
    const auto size = graph.size();
    m_first.resize(2 * static_cast<std::size_t>(size) + 1);
    for (std::uint32_t node = 0; node < size; ++node) {
        const auto arcs = 1 + graph.first[node + 1] - graph.first[node];
        m_first[in(node) + 1] = m_first[in(node)] + arcs;
        m_first[out(node) + 1] = m_first[out(node)] + arcs;
    }
    m_heads.resize(m_first.back());
    m_reverse.resize(m_first.back());
    m_fresh_room.resize(m_first.back());
    for (std::uint32_t node = 0; node < size; ++node) {
        m_heads[m_first[in(node)]] = out(node);
        m_heads[m_first[out(node)]] = in(node);
        m_reverse[m_first[in(node)]] = m_first[out(node)];
        m_reverse[m_first[out(node)]] = m_first[in(node)];
        m_fresh_room[m_first[in(node)]] = 1;
        std::uint32_t place = 1;
        for (const auto other : graph.neighbours(node)) {
            const auto there = graph.neighbours(other);
            const auto back = static_cast<std::uint32_t>(
                std::lower_bound(there.begin(), there.end(), node) - there.begin() + 1);
            m_heads[m_first[in(node)] + place] = out(other);
            m_reverse[m_first[in(node)] + place] = m_first[out(other)] + back;
            m_heads[m_first[out(node)] + place] = in(other);
            m_reverse[m_first[out(node)] + place] = m_first[in(other)] + back;
            m_fresh_room[m_first[out(node)] + place] = 1;
            ++place;
        }
    }
}

std::uint32_t UnitFlow::run(std::span<const std::uint32_t> sources,
                            std::span<const std::uint32_t> sinks,
                            std::uint32_t give_up) {
    m_room = m_fresh_room;
    std::fill(m_is_sink.begin(), m_is_sink.end(), std::uint8_t{0});
    for (const auto sink : sinks) {
        m_is_sink[sink] = 1;
    }
    std::uint32_t flow = 0;
    while (label(sources)) {
        std::copy(m_first.begin(), m_first.end() - 1, m_next.begin());
        for (const auto source : sources) {
            while (augment(source)) {
                if (++flow > give_up) {
                    return flow;
                }
            }
        }
    }
    return flow;
}

/// Distance in arcs from the sources; true if a sink can be reached.
bool UnitFlow::label(std::span<const std::uint32_t> sources) {
    std::fill(m_level.begin(), m_level.end(), k_no_level);
    m_queue.clear();
    for (const auto source : sources) {
        m_level[in(source)] = 0;
        m_queue.push_back(in(source));
    }
    bool reaches = false;
    for (std::size_t i = 0; i < m_queue.size(); ++i) {
        const auto node = m_queue[i];
        reaches = reaches || (node % 2 == 1 && m_is_sink[node / 2] != 0);
        for (auto arc = m_first[node]; arc < m_first[node + 1]; ++arc) {
            if (m_room[arc] != 0 && m_level[m_heads[arc]] == k_no_level) {
                m_level[m_heads[arc]] = m_level[node] + 1;
                m_queue.push_back(m_heads[arc]);
            }
        }
    }
    return reaches;
}

/// One path along the levels; arcs that led nowhere are not tried again.
bool UnitFlow::augment(std::uint32_t source) {
    m_path.clear();
    auto node = in(source);
    for (;;) {
        if (node % 2 == 1 && m_is_sink[node / 2] != 0) {
            for (const auto arc : m_path) {
                m_room[arc] = 0;
                m_room[m_reverse[arc]] = 1;
            }
            return true;
        }
        auto& arc = m_next[node];
        while (arc < m_first[node + 1] &&
               (m_room[arc] == 0 || m_level[m_heads[arc]] != m_level[node] + 1)) {
            ++arc;
        }
        if (arc < m_first[node + 1]) {
            m_path.push_back(arc);
            node = m_heads[arc];
            continue;
        }
        if (m_path.empty()) {
            return false;
        }
        node = m_heads[m_reverse[m_path.back()]];
        m_path.pop_back();
        ++m_next[node];
    }
}

std::vector<Part> UnitFlow::parts() const {
    std::vector<Part> parts(m_is_sink.size(), Part::far);
    for (std::uint32_t node = 0; node < parts.size(); ++node) {
        if (m_level[out(node)] != k_no_level) {
            parts[node] = Part::near;
        } else if (m_level[in(node)] != k_no_level) {
            parts[node] = Part::separator;
        }
    }
    return parts;
}

} // namespace relais::geometry::roads
