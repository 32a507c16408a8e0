#pragma once
#include "importers/roads/network_builder.h"

#include <array>
#include <cstdint>
#include <vector>

namespace relais::importers {

/// The work of NetworkBuilder::finish.
class NetworkAssembly {
public:
    NetworkAssembly(NetworkBuilder& from, const RoadBox& box, RoadFacts& facts);
    directory::RoadNetworkData run(std::vector<directory::RoadComponent>& components);

private:
    /// A run of points of one line between two ends; an end is a junction, a barrier or where a
    /// line stops.
    struct Piece {
        std::size_t first = 0; ///< in the builder's points of lines
        std::uint32_t count = 0;
        std::uint32_t line = 0;
        bool done = false;
    };
    /// A piece as walked: from its beginning or from its end.
    struct Step {
        std::uint32_t piece = 0;
        bool reversed = false;
    };
    /// The first two pieces that end at a point, and how many do.
    struct Ends {
        std::array<std::uint32_t, 2> piece{};
        std::uint32_t count = 0;
    };

    [[nodiscard]] std::uint32_t point(std::size_t at) const;
    bool is_usable(std::uint32_t point);
    void cut_lines();
    void add_run(std::size_t first, std::uint32_t count, std::uint32_t line);
    void count_uses();
    void split_runs();
    void collect_ends();
    void decide_barriers();
    [[nodiscard]] std::uint32_t begin_of(Step step) const;
    [[nodiscard]] std::uint32_t end_of(Step step) const;
    [[nodiscard]] RoadAttributes attributes_of(Step step) const;
    [[nodiscard]] bool next(Step step, Step& following) const;
    [[nodiscard]] std::vector<Step> chain_from(std::uint32_t piece);
    void emit(const std::vector<Step>& chain);
    [[nodiscard]] double metres_of(std::size_t first, std::size_t count) const;
    void take_crossing(const Piece& piece, double metres, directory::RoadStretch& stretch) const;
    void append_points(Step step);
    std::uint32_t node(std::uint32_t point);
    std::uint32_t end_node(std::uint32_t point, std::uint32_t piece);
    std::uint32_t far_node(std::uint32_t point);
    void emit_barriers();

    NetworkBuilder& m_from;
    const RoadBox& m_box;
    RoadFacts& m_facts;
    std::vector<Piece> m_runs;
    std::vector<Piece> m_pieces;
    std::vector<std::uint8_t> m_uses;  ///< by point: 0, 1 inside one line, 2 an end or a junction
    std::vector<Ends> m_ends;          ///< by point
    std::vector<std::uint32_t> m_node; ///< by point; the node on the near side of a barrier
    std::unordered_map<std::uint32_t, std::uint32_t> m_far_node; ///< of a barrier's point
    std::unordered_map<std::uint32_t, std::uint32_t>
        m_near_piece; ///< the piece that keeps to a barrier's near side
    directory::RoadNetworkData m_data;
};

} // namespace relais::importers
