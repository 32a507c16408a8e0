#include "geometry/roads/cell_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace relais::geometry::roads {
namespace {

/// Sides of cells, walked with the area on the left. Headings: 0 east, 1 north, 2 west, 3 south.
constexpr std::array<int, 4> k_east{1, 0, -1, 0};
constexpr std::array<int, 4> k_north{0, 1, 0, -1};

class Walk {
public:
    explicit Walk(const CellGrid& grid)
        : m_grid(grid),
          m_walked(static_cast<std::size_t>(grid.columns + 1) * (grid.rows + 1) * 4, 0) {}

    std::vector<GridRing> rings() {
        std::vector<GridRing> rings;
        for (int y = 0; y <= m_grid.rows; ++y) {
            for (int x = 0; x <= m_grid.columns; ++x) {
                for (int heading = 0; heading < 4; ++heading) {
                    if (is_side(x, y, heading) && !walked(x, y, heading)) {
                        rings.push_back(walk(x, y, heading));
                    }
                }
            }
        }
        return rings;
    }

private:
    /// Whether the line from corner (x, y) on has the area on its left and none on its right.
    [[nodiscard]] bool is_side(int x, int y, int heading) const {
        switch (heading) {
        case 0:
            return m_grid.holds(x, y) && !m_grid.holds(x, y - 1);
        case 1:
            return m_grid.holds(x - 1, y) && !m_grid.holds(x, y);
        case 2:
            return m_grid.holds(x - 1, y - 1) && !m_grid.holds(x - 1, y);
        default:
            return m_grid.holds(x, y - 1) && !m_grid.holds(x - 1, y - 1);
        }
    }
    std::uint8_t& walked(int x, int y, int heading) {
        return m_walked[(static_cast<std::size_t>(y) * (m_grid.columns + 1) + x) * 4 + heading];
    }

    /// Round one ring by the middles of its sides, leaving out those on a straight line. Where two
    /// rings touch, the walk turns left, back to the cell it came from.
    GridRing walk(int x, int y, int heading) {
        GridRing ring;
        while (walked(x, y, heading) == 0) {
            walked(x, y, heading) = 1;
            add(ring, {x + k_east[heading] * 0.5, y + k_north[heading] * 0.5});
            x += k_east[heading];
            y += k_north[heading];
            for (const int turn : {1, 0, 3}) {
                if (is_side(x, y, (heading + turn) % 4)) {
                    heading = (heading + turn) % 4;
                    break;
                }
            }
        }
        const auto first = ring.front();
        add(ring, first);
        return ring;
    }

    static void add(GridRing& ring, GridPoint point) {
        const auto size = ring.size();
        if (size >= 2) {
            const auto& a = ring[size - 2];
            auto& b = ring[size - 1];
            if ((b.x - a.x) * (point.y - b.y) == (b.y - a.y) * (point.x - b.x)) {
                b = point;
                return;
            }
        }
        ring.push_back(point);
    }

    const CellGrid& m_grid;
    std::vector<std::uint8_t> m_walked;
};

double twice_area(const GridRing& ring) {
    double area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        area += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    }
    return area;
}

bool is_inside_ring(const GridRing& ring, GridPoint point) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& a = ring[i - 1];
        const auto& b = ring[i];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

} // namespace

std::vector<GridPolygon> outline(const CellGrid& grid) {
    std::vector<GridPolygon> polygons;
    std::vector<GridRing> holes;
    for (auto& ring : Walk(grid).rings()) {
        if (twice_area(ring) > 0) {
            polygons.push_back({std::move(ring), {}});
        } else {
            holes.push_back(std::move(ring));
        }
    }
    std::ranges::stable_sort(polygons, std::greater<>(), [](const GridPolygon& polygon) {
        return twice_area(polygon.outer);
    });
    for (auto& hole : holes) {
        for (auto polygon = polygons.rbegin(); polygon != polygons.rend();
             ++polygon) { // the smallest round it
            if (is_inside_ring(polygon->outer, hole.front())) {
                polygon->holes.push_back(std::move(hole));
                break;
            }
        }
    }
    return polygons;
}

} // namespace relais::geometry::roads
