#pragma once
#include <cstdint>
#include <vector>

namespace relais::geometry::roads {

/// Cells of a grid, some of which belong to an area; row 0 is the southernmost.
struct CellGrid {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> in;

    [[nodiscard]] bool holds(int column, int row) const {
        return column >= 0 && row >= 0 && column < columns && row < rows &&
               in[static_cast<std::size_t>(row) * columns + column] != 0;
    }
};

/// In cells from the lower left corner of cell (0, 0).
struct GridPoint {
    double x = 0;
    double y = 0;
    bool operator==(const GridPoint&) const = default;
};

/// Closed (first point repeated last).
using GridRing = std::vector<GridPoint>;

struct GridPolygon {
    GridRing outer;              ///< counter-clockwise
    std::vector<GridRing> holes; ///< clockwise
};

/// The outlines of an area of cells, corners cut at the middles of their sides. Cells that meet at
/// a corner only are not joined. Largest first.
std::vector<GridPolygon> outline(const CellGrid& grid);

} // namespace relais::geometry::roads
