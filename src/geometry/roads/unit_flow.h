#pragma once
#include "geometry/roads/plain_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// Greatest number of paths between two sets of nodes that share no node, and the cut that proves
/// it (Menger 1927), by Dinic's blocking flows. Each node is two here, "in" and "out", joined by an
/// arc for one path.
class UnitFlow {
public:
    explicit UnitFlow(const PlainGraph& graph);

    /// Number of paths from `sources` to `sinks`, or anything above `give_up` as soon as it is
    /// passed. Begins anew.
    std::uint32_t run(std::span<const std::uint32_t> sources,
                      std::span<const std::uint32_t> sinks,
                      std::uint32_t give_up);

    /// After a run that did not give up: the cut nearest the sources.
    [[nodiscard]] std::vector<Part> parts() const;

private:
    static std::uint32_t in(std::uint32_t node) { return 2 * node; }
    static std::uint32_t out(std::uint32_t node) { return 2 * node + 1; }
    void add_arcs(const PlainGraph& graph);
    bool label(std::span<const std::uint32_t> sources);
    bool augment(std::uint32_t source);

    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_heads;
    std::vector<std::uint32_t> m_reverse;   ///< the arc back
    std::vector<std::uint8_t> m_fresh_room; ///< room before any flow
    std::vector<std::uint8_t> m_room;
    std::vector<std::uint32_t> m_level;
    std::vector<std::uint32_t> m_next; ///< arc to try next
    std::vector<std::uint8_t> m_is_sink;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint32_t> m_path; ///< arcs
};

} // namespace relais::geometry::roads
