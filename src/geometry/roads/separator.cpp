#include "geometry/roads/plain_graph.h"
#include "geometry/roads/unit_flow.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace relais::geometry::roads {
namespace {

struct Heading {
    std::int64_t east = 0;
    std::int64_t north = 0;
};
constexpr std::array<Heading, 4> k_headings{{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};

/// Nodes by how far they lie along a heading; the first and last quarter are what is asked for.
std::vector<std::uint32_t> along(const PlainGraph& graph, Heading heading) {
    std::vector<std::int64_t> place(graph.size());
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
        place[node] =
            graph.at[node].longitude * heading.east + graph.at[node].latitude * heading.north;
    }
    std::vector<std::uint32_t> nodes(graph.size());
    std::iota(nodes.begin(), nodes.end(), 0U);
    std::ranges::sort(nodes, [&](std::uint32_t a, std::uint32_t b) {
        return place[a] != place[b] ? place[a] < place[b] : a < b;
    });
    return nodes;
}

struct Cut {
    std::vector<Part> parts;
    std::uint64_t separator = 0;
    std::uint64_t smaller_part = 0;

    /// Fewer separating nodes for each node of the smaller part.
    [[nodiscard]] bool is_better_than(const Cut& other) const {
        return other.parts.empty() || (separator + 1) * (other.smaller_part + 1) <
                                          (other.separator + 1) * (smaller_part + 1);
    }
};

Cut measured(std::vector<Part> parts) {
    Cut cut;
    const auto near = static_cast<std::uint64_t>(std::ranges::count(parts, Part::near));
    cut.separator = static_cast<std::uint64_t>(std::ranges::count(parts, Part::separator));
    cut.smaller_part = std::min(near, parts.size() - near - cut.separator);
    cut.parts = std::move(parts);
    return cut;
}

} // namespace

std::vector<Part> find_separator(const PlainGraph& graph) {
    UnitFlow flow(graph);
    Cut best;
    std::uint32_t least = graph.size();
    const auto quarter = std::max(1U, graph.size() / 4);
    for (const auto heading : k_headings) {
        const auto nodes = along(graph, heading);
        const std::span all(nodes);
        // A cut twice as large as one found cannot win: its smaller part would have to be beyond a
        // half.
        const auto give_up = least > graph.size() / 2 ? graph.size() : 2 * least + 1;
        const auto paths = flow.run(all.first(quarter), all.last(quarter), give_up);
        if (paths > give_up) {
            continue;
        }
        least = std::min(least, paths);
        auto cut = measured(flow.parts());
        if (cut.is_better_than(best)) {
            best = std::move(cut);
        }
    }
    return std::move(best.parts);
}

} // namespace relais::geometry::roads
