#include "geometry/roads/snap_index.h"

#include "geometry/geodesic.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

constexpr double k_smallest_cell = 1.0 / 64; // degrees, some 1.7 km
constexpr double k_most_cells = 2048;        // a side
constexpr std::uint32_t k_piece = 8;         // segments
constexpr double k_metres_per_degree = 110'574;
constexpr double k_metres_per_degree_of_equator = 111'320;

struct Box {
    std::int32_t west = std::numeric_limits<std::int32_t>::max();
    std::int32_t south = std::numeric_limits<std::int32_t>::max();
    std::int32_t east = std::numeric_limits<std::int32_t>::min();
    std::int32_t north = std::numeric_limits<std::int32_t>::min();

    void add(RoadPoint point) {
        west = std::min(west, point.longitude);
        east = std::max(east, point.longitude);
        south = std::min(south, point.latitude);
        north = std::max(north, point.latitude);
    }
};

} // namespace

SnapIndex::SnapIndex(const RoadNetwork& network)
    : m_network(network) {
    Box all;
    for (const auto& point : network.points) {
        all.add(point);
    }
    if (network.points.empty()) {
        return;
    }
    m_west = all.west * 1e-7;
    m_south = all.south * 1e-7;
    const double width = (static_cast<double>(all.east) - all.west) * 1e-7;
    const double height = (static_cast<double>(all.north) - all.south) * 1e-7;
    m_cell = std::max(k_smallest_cell, std::max(width, height) / k_most_cells);
    m_columns = static_cast<std::int64_t>(width / m_cell) + 1;
    m_rows = static_cast<std::int64_t>(height / m_cell) + 1;
    cut(network);
    fill_cells();
}

std::int64_t SnapIndex::column(double longitude) const {
    return static_cast<std::int64_t>(std::floor((longitude - m_west) / m_cell));
}

std::int64_t SnapIndex::row(double latitude) const {
    return static_cast<std::int64_t>(std::floor((latitude - m_south) / m_cell));
}

void SnapIndex::cut(const RoadNetwork& network) {
    for (StretchId i = 0; i < network.stretches.size(); ++i) {
        const auto segments = network.stretches[i].point_count - 1;
        for (std::uint32_t first = 0; first < segments; first += k_piece) {
            m_pieces.push_back({i, first, std::min(k_piece, segments - first)});
        }
    }
}

void SnapIndex::fill_cells() {
    m_first.assign(static_cast<std::size_t>(m_columns * m_rows) + 1, 0);
    const auto each = [&](auto&& take) {
        for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
            const auto& piece = m_pieces[i];
            const auto begin = m_network.stretches[piece.stretch].first_point + piece.first_point;
            Box box;
            for (auto point = begin; point <= begin + piece.segments; ++point) {
                box.add(m_network.points[point]);
            }
            const auto right = std::min(m_columns - 1, column(box.east * 1e-7));
            const auto top = std::min(m_rows - 1, row(box.north * 1e-7));
            for (auto y = std::max<std::int64_t>(0, row(box.south * 1e-7)); y <= top; ++y) {
                for (auto x = std::max<std::int64_t>(0, column(box.west * 1e-7)); x <= right; ++x) {
                    take(static_cast<std::size_t>(y * m_columns + x), i);
                }
            }
        }
    };
    each([&](std::size_t cell, std::uint32_t) { ++m_first[cell + 1]; });
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_items.resize(m_first.back());
    auto next = m_first;
    each([&](std::size_t cell, std::uint32_t piece) { m_items[next[cell]++] = piece; });
}

/// One search: cells in square rings around the place, until a ring is farther than what was found.
class SnapIndex::Look {
public:
    Look(const SnapIndex& index, LonLat place, const Accept& accept, const Options& options)
        : m_index(index),
          m_place(place),
          m_accept(accept),
          m_options(options),
          m_east_metres(k_metres_per_degree_of_equator *
                        std::cos(place.latitude * std::numbers::pi / 180)) {}

    std::vector<Snap> run() {
        const auto x = m_index.column(m_place.longitude);
        const auto y = m_index.row(m_place.latitude);
        const auto out_x = std::max({std::int64_t{0}, -x, x - m_index.m_columns + 1});
        const auto out_y = std::max({std::int64_t{0}, -y, y - m_index.m_rows + 1});
        const auto last = std::max(std::max(std::abs(x), std::abs(m_index.m_columns - 1 - x)),
                                   std::max(std::abs(y), std::abs(m_index.m_rows - 1 - y)));
        const double cell_metres = m_index.m_cell * std::min(m_east_metres, k_metres_per_degree);
        for (auto ring = std::max(out_x, out_y); ring <= last; ++ring) {
            if (static_cast<double>(ring - 1) * cell_metres > bound()) {
                break;
            }
            look_at_ring(x, y, ring);
        }
        return results();
    }

private:
    struct Candidate {
        double metres = 0;
        StretchId stretch = 0;
        std::uint32_t segment = 0;
        double share = 0; ///< of the segment
    };

    [[nodiscard]] double bound() const {
        return std::min(m_options.within.value, m_nearest + m_options.beyond.value);
    }

    void look_at_ring(std::int64_t x, std::int64_t y, std::int64_t ring) {
        const auto bottom = std::max<std::int64_t>(0, y - ring);
        const auto top = std::min(m_index.m_rows - 1, y + ring);
        for (auto row = bottom; row <= top; ++row) {
            const bool edge = row == y - ring || row == y + ring;
            if (edge) {
                const auto left = std::max<std::int64_t>(0, x - ring);
                const auto right = std::min(m_index.m_columns - 1, x + ring);
                for (auto column = left; column <= right; ++column) {
                    look_at_cell(column, row);
                }
                continue;
            }
            for (const auto column : {x - ring, x + ring}) {
                if (column >= 0 && column < m_index.m_columns) {
                    look_at_cell(column, row);
                }
            }
        }
    }

    void look_at_cell(std::int64_t column, std::int64_t row) {
        const auto cell = static_cast<std::size_t>(row * m_index.m_columns + column);
        for (auto i = m_index.m_first[cell]; i < m_index.m_first[cell + 1]; ++i) {
            look_at_piece(m_index.m_pieces[m_index.m_items[i]]);
        }
    }

    void look_at_piece(const Piece& piece) {
        const auto& stretch = m_index.m_network.stretches[piece.stretch];
        const auto* point = &m_index.m_network.points[stretch.first_point + piece.first_point];
        Candidate best{std::numeric_limits<double>::infinity(), piece.stretch, 0, 0};
        for (std::uint32_t i = 0; i < piece.segments; ++i) {
            measure(point[i], point[i + 1], piece.first_point + i, best);
        }
        if (best.metres > bound() || !m_accept(piece.stretch, point_of(best))) {
            return;
        }
        m_nearest = std::min(m_nearest, best.metres);
        m_found.push_back(best);
    }

    /// Nearest point of a segment on the plane through the place.
    void measure(RoadPoint from, RoadPoint to, std::uint32_t segment, Candidate& best) const {
        const double x = (from.longitude * 1e-7 - m_place.longitude) * m_east_metres;
        const double y = (from.latitude * 1e-7 - m_place.latitude) * k_metres_per_degree;
        const double dx =
            (static_cast<double>(to.longitude) - from.longitude) * 1e-7 * m_east_metres;
        const double dy =
            (static_cast<double>(to.latitude) - from.latitude) * 1e-7 * k_metres_per_degree;
        const double length = dx * dx + dy * dy;
        const double share = length > 0 ? std::clamp(-(x * dx + y * dy) / length, 0.0, 1.0) : 0.0;
        const double metres = std::hypot(x + share * dx, y + share * dy);
        if (metres < best.metres) {
            best.metres = metres;
            best.segment = segment;
            best.share = share;
        }
    }

    [[nodiscard]] LonLat point_of(const Candidate& candidate) const {
        const auto& stretch = m_index.m_network.stretches[candidate.stretch];
        const auto* point = &m_index.m_network.points[stretch.first_point + candidate.segment];
        const auto a = point[0].degrees();
        const auto b = point[1].degrees();
        return {a.longitude + candidate.share * (b.longitude - a.longitude),
                a.latitude + candidate.share * (b.latitude - a.latitude)};
    }

    std::vector<Snap> results() {
        std::ranges::sort(m_found, [](const Candidate& a, const Candidate& b) {
            return a.metres != b.metres ? a.metres < b.metres : a.stretch < b.stretch;
        });
        std::vector<Snap> snaps;
        for (const auto& candidate : m_found) {
            if (snaps.size() == m_options.at_most || candidate.metres > bound()) {
                break;
            }
            const auto same = [&](const Snap& snap) { return snap.stretch == candidate.stretch; };
            if (std::ranges::none_of(snaps, same)) {
                snaps.push_back(snap(candidate));
            }
        }
        return snaps;
    }

    [[nodiscard]] Snap snap(const Candidate& candidate) const {
        const auto& stretch = m_index.m_network.stretches[candidate.stretch];
        const auto* point = &m_index.m_network.points[stretch.first_point];
        const auto length = [&](std::uint32_t segment) {
            return std::hypot(
                (static_cast<double>(point[segment + 1].longitude) - point[segment].longitude) *
                    m_east_metres,
                (static_cast<double>(point[segment + 1].latitude) - point[segment].latitude) *
                    k_metres_per_degree);
        };
        double before = 0;
        double all = 0;
        for (std::uint32_t i = 0; i + 1 < stretch.point_count; ++i) {
            before += i < candidate.segment ? length(i) : 0;
            all += length(i);
        }
        Snap result;
        result.stretch = candidate.stretch;
        before += candidate.share * length(candidate.segment);
        result.fraction = all > 0 ? std::clamp(before / all, 0.0, 1.0) : 0;
        result.point = point_of(candidate);
        result.distance = geodesic_distance(m_place, result.point);
        return result;
    }

    const SnapIndex& m_index;
    LonLat m_place;
    const Accept& m_accept;
    const Options& m_options;
    double m_east_metres;
    double m_nearest = std::numeric_limits<double>::infinity();
    std::vector<Candidate> m_found;
};

std::vector<Snap>
SnapIndex::nearest(LonLat place, const Accept& accept, const Options& options) const {
    if (m_pieces.empty() || !is_valid(place)) {
        return {};
    }
    return Look(*this, place, accept, options).run();
}

} // namespace relais::geometry::roads
