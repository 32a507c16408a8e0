#pragma once
#include "geometry/roads/weighted_graph.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace relais::geometry::roads {

/// The point of a stretch nearest to a place.
struct Snap {
    StretchId stretch = 0;
    double fraction = 0;        ///< of the stretch's line, from its `from` (0) to its `to` (1)
    directory::LonLat point;    ///< on the road
    directory::Metres distance; ///< straight line from the place
};

/// Finds the stretches nearest to a place: a grid over short pieces of their lines. Which of two
/// stretches is nearer is judged on the plane through the place (better than a thousandth within
/// 100 km); the distance given is geodesic. Refers to the network's arrays. Immutable; safe from
/// many threads.
class SnapIndex {
public:
    explicit SnapIndex(const directory::RoadNetwork& network);

    struct Options {
        directory::Metres within{1e9}; ///< nothing farther
        directory::Metres beyond{0};   ///< also what is at most this much farther than the nearest
        std::size_t at_most = 1;
    };
    /// Whether a stretch may be taken at a point of it: the nearest of a few pieces of its line.
    using Accept = std::function<bool(StretchId, directory::LonLat)>;
    /// Nearest first, each stretch once; equally near ones by id. Empty if `accept` takes none
    /// within reach.
    [[nodiscard]] std::vector<Snap>
    nearest(directory::LonLat place, const Accept& accept, const Options& options) const;

private:
    struct Piece {
        StretchId stretch = 0;
        std::uint32_t first_point = 0; ///< of the stretch's own points
        std::uint32_t segments = 0;
    };
    class Look;
    [[nodiscard]] std::int64_t column(double longitude) const;
    [[nodiscard]] std::int64_t row(double latitude) const;
    void cut(const directory::RoadNetwork& network);
    void fill_cells();

    directory::RoadNetwork m_network;
    double m_west = 0;
    double m_south = 0;
    double m_cell = 1; ///< degrees
    std::int64_t m_columns = 0;
    std::int64_t m_rows = 0;
    std::vector<Piece> m_pieces;
    std::vector<std::uint32_t> m_first; ///< by cell
    std::vector<std::uint32_t> m_items; ///< pieces
};

} // namespace relais::geometry::roads
