#include "geometry/reach.h"

#include "geometry/geodesic.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace relais::geometry {
namespace {

using directory::LonLat;
using directory::Metres;

constexpr double k_infinity = std::numeric_limits<double>::infinity();

/// Half a meridian, rounded up: no two points of the ellipsoid are farther apart.
constexpr double k_longest_way = 20'003'932;

/// A limit with what can be said from the chord alone; both squared, below zero: nothing.
struct Limit {
    double metres = 0;
    double sure = -1;     ///< chords up to here have geodesics within the limit
    double possible = -1; ///< chords above have not
};

/// The longest chord, squared, whose geodesic cannot exceed `metres`.
double sure_squared(double metres) {
    double low = 0;
    double high = metres;
    if (longest_geodesic(low) > metres) {
        return -1;
    }
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (longest_geodesic(middle) <= metres ? low : high) = middle;
    }
    return low * low;
}

Limit to_limit(Metres limit) {
    const double metres = limit.value;
    if (!(metres >= 0)) {
        return {};
    }
    if (metres >= k_longest_way) {
        return {metres, k_infinity, k_infinity};
    }
    return {metres, sure_squared(metres), (metres + k_length_slack) * (metres + k_length_slack)};
}

/// One place's search. Bands by `possible` are never above, and by `sure` never below, the true one; where both say
/// the same, no geodesic is computed.
class RowSearch {
public:
    RowSearch(const KdTree& tree, std::span<const LonLat> points, std::span<const Limit> limits, LonLat from,
              ReachTable& table)
        : m_tree(tree), m_points(points), m_limits(limits), m_from(from), m_at(to_ecef(from)), m_table(table) {}

    void visit(std::uint32_t node) {
        const auto lowest = band(m_tree.squared_chord_to(node, m_at), &Limit::possible);
        if (lowest == m_limits.size()) {
            return;
        }
        if (lowest == band(farthest_squared_chord(node), &Limit::sure)) {
            m_table.add({first_place(node), last_place(node), lowest});
        } else if (m_tree.is_leaf(node)) {
            for (auto place = m_tree.first_place(node); place < m_tree.last_place(node); ++place) {
                consider(place);
            }
        } else {
            visit(2 * node + 1);
            visit(2 * node + 2);
        }
    }

private:
    [[nodiscard]] std::uint32_t band(double value, double Limit::*limit) const {
        std::uint32_t i = 0;
        while (i < m_limits.size() && value > m_limits[i].*limit) {
            ++i;
        }
        return i;
    }
    [[nodiscard]] double farthest_squared_chord(std::uint32_t node) const {
        const auto& box = m_tree.node(node);
        const double x = std::max(m_at.x - box.low[0], box.high[0] - m_at.x);
        const double y = std::max(m_at.y - box.low[1], box.high[1] - m_at.y);
        const double z = std::max(m_at.z - box.low[2], box.high[2] - m_at.z);
        return x * x + y * y + z * z;
    }
    [[nodiscard]] std::uint32_t first_place(std::uint32_t node) const {
        while (!m_tree.is_leaf(node)) {
            node = 2 * node + 1;
        }
        return m_tree.first_place(node);
    }
    [[nodiscard]] std::uint32_t last_place(std::uint32_t node) const {
        while (!m_tree.is_leaf(node)) {
            node = 2 * node + 2;
        }
        return m_tree.last_place(node);
    }
    void consider(std::uint32_t place) {
        const auto& entry = m_tree.entries()[place];
        const double chord = squared_chord(entry.point, m_at);
        auto in = band(chord, &Limit::possible);
        if (in < m_limits.size() && in != band(chord, &Limit::sure)) {
            in = band(geodesic_distance(m_from, m_points[entry.item]).value, &Limit::metres);
        }
        if (in < m_limits.size()) {
            m_table.add({place, place + 1, in});
        }
    }

    const KdTree& m_tree;
    std::span<const LonLat> m_points;
    std::span<const Limit> m_limits;
    LonLat m_from;
    Ecef m_at;
    ReachTable& m_table;
};

} // namespace

std::uint64_t ReachTable::pair_count() const {
    std::uint64_t pairs = 0;
    for (const auto& run : m_runs) {
        pairs += run.size();
    }
    return pairs;
}

void ReachTable::add(ReachRun run) {
    const bool row_begun = m_runs.size() > (m_ends.empty() ? 0 : m_ends.back());
    if (row_begun && m_runs.back().end == run.first && m_runs.back().band == run.band) {
        m_runs.back().end = run.end;
    } else {
        m_runs.push_back(run);
    }
}

void ReachTable::append(const ReachTable& next) {
    const auto before = m_runs.size();
    m_runs.insert(m_runs.end(), next.m_runs.begin(), next.m_runs.end());
    m_ends.reserve(m_ends.size() + next.m_ends.size());
    for (const auto end : next.m_ends) {
        m_ends.push_back(before + end);
    }
}

ReachIndex::ReachIndex(std::span<const LonLat> points) : m_points(points.begin(), points.end()) {
    std::vector<KdTree::Entry> entries;
    entries.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        if (directory::is_valid(points[i])) {
            entries.push_back({to_ecef(points[i]), i});
        }
    }
    if (entries.empty()) {
        return;
    }
    m_tree.emplace(std::move(entries), [](std::uint32_t) { return FactSummary{}; });
    for (const auto& entry : m_tree->entries()) {
        m_order.push_back(entry.item);
    }
}

std::vector<double> ReachIndex::in_rank_order(std::span<const double> by_point) const {
    assert(by_point.size() == m_points.size());
    std::vector<double> by_rank(m_order.size());
    for (std::size_t rank = 0; rank < m_order.size(); ++rank) {
        const double weight = by_point[m_order[rank]];
        by_rank[rank] = std::isfinite(weight) && weight > 0 ? weight : 0;
    }
    return by_rank;
}

ReachTable ReachIndex::table(std::span<const LonLat> places, std::span<const Metres> limits) const {
    std::vector<Limit> prepared;
    std::ranges::transform(limits, std::back_inserter(prepared), to_limit);
    ReachTable table;
    for (const auto& place : places) {
        if (m_tree && directory::is_valid(place)) {
            RowSearch(*m_tree, m_points, prepared, place, table).visit(0);
        }
        table.end_row();
    }
    return table;
}

ReachTable ReachIndex::table_each(std::span<const LonLat> places, std::span<const Metres> limit_of_place) const {
    assert(places.size() == limit_of_place.size());
    ReachTable table;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (m_tree && directory::is_valid(places[i])) {
            const auto limit = to_limit(limit_of_place[i]);
            RowSearch(*m_tree, m_points, {&limit, 1}, places[i], table).visit(0);
        }
        table.end_row();
    }
    return table;
}

std::vector<double> by_point(const ReachIndex& index, std::span<const double> by_rank, double nowhere) {
    std::vector<double> values(index.point_count(), nowhere);
    for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
        values[index.order()[rank]] = by_rank[rank];
    }
    return values;
}

} // namespace relais::geometry
