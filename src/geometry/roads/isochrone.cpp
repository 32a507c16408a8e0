#include "geometry/roads/isochrone.h"

#include "geometry/roads/cell_outline.h"
#include "geometry/roads/stretch_line.h"
#include "geometry/roads/sweep.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

constexpr double k_metres_per_degree = 110'574;
constexpr double k_metres_per_degree_of_equator = 111'320;

/// Times between the centre and anywhere.
class Times {
public:
    Times(const Travel& travel, const Anchored& centre, Direction direction)
        : m_travel(travel),
          m_centre(centre),
          m_direction(direction) {
        std::vector<Seed> seeds;
        for (const auto& anchor : centre.anchors) {
            const auto more = anchor.seeds(travel.base(), travel.metric().times(), direction);
            seeds.insert(seeds.end(), more.begin(), more.end());
        }
        m_times = nearest_times(travel.metric(), direction, seeds);
    }

    [[nodiscard]] TravelTime at_node(NodeId node) const {
        return m_times[m_travel.base().hierarchy.rank(node)];
    }

    [[nodiscard]] TravelTime at(const Anchored& place) const {
        const bool outward = m_direction == Direction::outward;
        auto best = std::min(
            m_travel.direct(m_centre.place, place.place),
            time_at(m_travel, place, outward ? Direction::inward : Direction::outward, m_times));
        for (const auto& here : m_centre.anchors) {
            for (const auto& there : place.anchors) {
                best = std::min(best,
                                outward ? m_travel.along_stretch(here, there)
                                        : m_travel.along_stretch(there, here));
            }
        }
        return best;
    }

private:
    const Travel& m_travel;
    const Anchored& m_centre;
    Direction m_direction;
    std::vector<TravelTime> m_times;
};

/// What is reached of the roads that the centre stands on, whose ends may be too far.
void add_own_roads(const Travel& travel,
                   const Anchored& centre,
                   const IsochroneOptions& options,
                   std::vector<std::vector<LonLat>>& lines) {
    const auto& times = travel.metric().times();
    const bool outward = options.direction == Direction::outward;
    for (const auto& anchor : centre.anchors) {
        const auto [stretch, fraction, point, distance] = anchor.snap;
        if (anchor.access > options.within) {
            continue;
        }
        const double left = options.within.milliseconds - anchor.access.milliseconds;
        const auto draw = [&](TravelTime whole, double end) {
            if (!whole.is_reachable()) {
                return;
            }
            const double share = whole.milliseconds == 0 ? 1.0 : left / whole.milliseconds;
            const double to = end > fraction ? std::min(end, fraction + share)
                                             : std::max(end, fraction - share);
            append_line(travel.base().network, stretch, fraction, to, lines.emplace_back());
        };
        draw((outward ? times.forward : times.backward)[stretch], 1);
        draw((outward ? times.backward : times.forward)[stretch], 0);
    }
}

/// Lines of the roads reached.
std::vector<std::vector<LonLat>> reached_lines(const Travel& travel,
                                               const Anchored& centre,
                                               const Times& times,
                                               const IsochroneOptions& options) {
    const auto& network = travel.base().network;
    const auto& stretch_times = travel.metric().times();
    const bool outward = options.direction == Direction::outward;
    std::vector<std::vector<LonLat>> lines;
    add_own_roads(travel, centre, options, lines);
    const auto reach = [&](TravelTime at_end,
                           TravelTime whole) { // share of the stretch reached from one end
        if (at_end > options.within || !whole.is_reachable()) {
            return -1.0;
        }
        const double left = options.within.milliseconds - at_end.milliseconds;
        return whole.milliseconds == 0 ? 1.0 : std::min(1.0, left / whole.milliseconds);
    };
    for (StretchId i = 0; i < network.stretches.size(); ++i) {
        const auto& stretch = network.stretches[i];
        const double low = reach(times.at_node(stretch.from),
                                 (outward ? stretch_times.forward : stretch_times.backward)[i]);
        const double high = reach(times.at_node(stretch.to),
                                  (outward ? stretch_times.backward : stretch_times.forward)[i]);
        if (low >= 0) {
            append_line(network, i, 0, low, lines.emplace_back());
        }
        if (high >= 0 && low < 1) {
            append_line(network, i, 1, 1 - high, lines.emplace_back());
        }
    }
    return lines;
}

class Drawing {
public:
    Drawing(const Travel& travel, const Anchored& centre, const IsochroneOptions& options)
        : m_travel(travel),
          m_centre(centre),
          m_options(options),
          m_times(travel, centre, options.direction) {}

    Isochrone draw() {
        const auto lines = reached_lines(m_travel, m_centre, m_times, m_options);
        lay_grid(lines);
        for (const auto& line : lines) {
            mark(line);
        }
        mark_places();
        spread();
        Isochrone result;
        result.tolerance = Metres{m_cell * std::numbers::sqrt2};
        result.within = std::move(m_within);
        for (const auto& polygon : outline(m_grid)) {
            result.polygons.push_back({ring(polygon.outer), {}});
            for (const auto& hole : polygon.holes) {
                result.polygons.back().holes.push_back(ring(hole));
            }
        }
        return result;
    }

private:
    void lay_grid(const std::vector<std::vector<LonLat>>& lines) {
        auto west = m_centre.place.longitude;
        auto east = west;
        auto south = m_centre.place.latitude;
        auto north = south;
        const auto hold = [&](LonLat point) {
            west = std::min(west, point.longitude);
            east = std::max(east, point.longitude);
            south = std::min(south, point.latitude);
            north = std::max(north, point.latitude);
        };
        for (const auto& line : lines) {
            std::ranges::for_each(line, hold);
        }
        m_east_metres =
            k_metres_per_degree_of_equator * std::cos((south + north) / 2 * std::numbers::pi / 180);
        const double aside = off_road_reach();
        const double width = (east - west) * m_east_metres + 2 * aside;
        const double height = (north - south) * k_metres_per_degree + 2 * aside;
        m_cell = std::max(m_options.smallest_cell.value,
                          std::max(width, height) / std::clamp(m_options.cells, 8, 1000));
        m_west = west - (aside + m_cell) / m_east_metres;
        m_south = south - (aside + m_cell) / k_metres_per_degree;
        m_grid.columns = static_cast<int>(width / m_cell) + 3;
        m_grid.rows = static_cast<int>(height / m_cell) + 3;
        m_grid.in.assign(static_cast<std::size_t>(m_grid.columns) * m_grid.rows, 0);
    }

    /// No place within the time lies farther from the roads reached, or from the centre.
    [[nodiscard]] double off_road_reach() const {
        const double per_km = m_travel.off_road({1000}).milliseconds;
        const double farthest = per_km > 0 ? m_options.within.milliseconds / per_km * 1000 : 0;
        return std::min(farthest,
                        std::max(m_travel.longest_access(), m_travel.longest_direct()).value);
    }

    [[nodiscard]] int column(double longitude) const {
        return static_cast<int>(std::floor((longitude - m_west) * m_east_metres / m_cell));
    }
    [[nodiscard]] int row(double latitude) const {
        return static_cast<int>(std::floor((latitude - m_south) * k_metres_per_degree / m_cell));
    }

    void mark(LonLat point) {
        const int x = column(point.longitude);
        const int y = row(point.latitude);
        if (x < 0 || y < 0 || x >= m_grid.columns || y >= m_grid.rows || m_grid.holds(x, y)) {
            return;
        }
        m_grid.in[static_cast<std::size_t>(y) * m_grid.columns + x] = 1;
        m_edge.emplace_back(x, y);
    }

    /// Points along a line a quarter of a cell apart.
    void mark(const std::vector<LonLat>& line) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const auto& a = line[i];
            const double dx = line[i + 1].longitude - a.longitude;
            const double dy = line[i + 1].latitude - a.latitude;
            const double cells = std::hypot(dx * m_east_metres, dy * k_metres_per_degree) / m_cell;
            const int steps = static_cast<int>(cells * 4) + 1;
            for (int step = 0; step <= steps; ++step) {
                mark({a.longitude + dx * step / steps, a.latitude + dy * step / steps});
            }
        }
    }

    void mark_places() {
        if (m_times.at(m_centre) <= m_options.within) {
            mark(m_centre.place);
        }
        for (std::uint32_t i = 0; i < m_options.places.size(); ++i) {
            if (m_times.at(m_options.places[i]) <= m_options.within) {
                mark(m_options.places[i].place);
                m_within.push_back(i);
            }
        }
    }

    /// From cells of the area to their neighbours, as long as those' centres are within the time.
    void spread() {
        std::vector<std::uint8_t> asked(m_grid.in.size(), 0);
        for (std::size_t i = 0; i < m_edge.size(); ++i) {
            const auto [x, y] = m_edge[i];
            for (const auto& [dx, dy] :
                 {std::pair{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}}) {
                const int column = x + dx;
                const int row = y + dy;
                if (column < 0 || row < 0 || column >= m_grid.columns || row >= m_grid.rows) {
                    continue;
                }
                auto& seen = asked[static_cast<std::size_t>(row) * m_grid.columns + column];
                if (seen == 0 && !m_grid.holds(column, row)) {
                    const auto centre = to_degrees({column + 0.5, row + 0.5});
                    if (m_times.at(m_travel.anchor(centre)) <= m_options.within) {
                        mark(centre);
                    }
                }
                seen = 1;
            }
        }
    }

    [[nodiscard]] LonLat to_degrees(GridPoint point) const {
        return {m_west + point.x * m_cell / m_east_metres,
                m_south + point.y * m_cell / k_metres_per_degree};
    }
    [[nodiscard]] Ring ring(const GridRing& points) const {
        Ring result;
        result.reserve(points.size());
        for (const auto& point : points) {
            result.push_back(to_degrees(point));
        }
        return result;
    }

    const Travel& m_travel;
    const Anchored& m_centre;
    const IsochroneOptions& m_options;
    Times m_times;
    double m_west = 0;
    double m_south = 0;
    double m_east_metres = 1;
    double m_cell = 1; ///< metres
    CellGrid m_grid;
    std::vector<std::uint32_t> m_within;
    std::vector<std::pair<int, int>> m_edge; ///< cells of the area, as they were found
};

} // namespace

Isochrone isochrone(const Travel& travel, const Anchored& centre, const IsochroneOptions& options) {
    return Drawing(travel, centre, options).draw();
}

} // namespace relais::geometry::roads
