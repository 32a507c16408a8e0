#pragma once
#include "directory/road_network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// An undirected graph without loops and parallel edges, drawn on a plane: what orders are made
/// from.
struct PlainGraph {
    std::vector<std::uint32_t> first{0}; ///< neighbours of i: heads[first[i] .. first[i + 1])
    std::vector<std::uint32_t> heads;
    std::vector<directory::RoadPoint> at;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(at.size()); }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
        return std::span(heads).subspan(first[node], first[node + 1] - first[node]);
    }
};

/// Which of three parts each node of a graph is in: no edge joins `near` and `far`.
enum class Part : std::uint8_t { near, far, separator };

/// A small set of nodes whose removal leaves two parts, neither much smaller than a quarter:
/// inertial flow (Schild and Sommer 2015). Along each of four directions the first quarter of the
/// nodes becomes source and the last quarter sink of a unit flow through nodes; the smallest cut,
/// set against the smaller part, is taken. Two nodes at least.
std::vector<Part> find_separator(const PlainGraph& graph);

} // namespace relais::geometry::roads
