#pragma once
#include "geometry/kd_tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which points lie within some metres (geodesic, exactly) of which places: what siting, overlap and floating
/// catchments are counted from.
///
/// Points are numbered again by *rank*: an order in which neighbours on the ground mostly follow one another, so that
/// whatever lies in a circle is a few dozen runs of ranks, and everything there is one run. Weights put in that order
/// are then summed from memory that is read in one go.
namespace relais::geometry {

/// Ranks first … end - 1 lie in band `band` of a place.
struct ReachRun {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t band = 0; ///< position of the smallest-numbered limit that is not exceeded
    [[nodiscard]] std::uint32_t size() const { return end - first; }
    bool operator==(const ReachRun&) const = default;
};

/// One row of runs for each place, in rising order, none touching the next unless its band differs. A rank is in
/// a row at most once.
class ReachTable {
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::span<const ReachRun> row(std::size_t place) const {
        const std::size_t first = place == 0 ? 0 : m_ends[place - 1];
        return {m_runs.data() + first, m_ends[place] - first};
    }
    /// Pairs of place and point, over all rows; what a plain list would hold.
    [[nodiscard]] std::uint64_t pair_count() const;
    [[nodiscard]] std::size_t bytes() const {
        return m_runs.capacity() * sizeof(ReachRun) + m_ends.capacity() * sizeof(std::size_t);
    }

    /// Adds a run to the row that `end_row` will close; joins it to the last one where they meet.
    void add(ReachRun run);
    void end_row() { m_ends.push_back(m_runs.size()); }
    /// The rows of `next`, made from the same index, after one's own: so a table made in pieces is the one made at
    /// once.
    void append(const ReachTable& next);

    bool operator==(const ReachTable&) const = default;

private:
    std::vector<std::size_t> m_ends;
    std::vector<ReachRun> m_runs;
};

/// Points ready to be asked "which of you are near?". Immutable; safe from many threads.
class ReachIndex {
public:
    /// Points that are not valid (see directory::is_valid) have no rank: nothing reaches them.
    explicit ReachIndex(std::span<const directory::LonLat> points);

    /// How many points it was made of, valid or not.
    [[nodiscard]] std::size_t point_count() const { return m_points.size(); }
    [[nodiscard]] std::size_t rank_count() const { return m_order.size(); }
    /// The point (position in the span given) of each rank.
    [[nodiscard]] std::span<const std::uint32_t> order() const { return m_order; }
    /// One weight for each rank. A weight below zero or not finite counts as 0.
    [[nodiscard]] std::vector<double> in_rank_order(std::span<const double> by_point) const;

    /// A row for each place: each point in the first band whose limit its distance does not exceed, in none if it
    /// exceeds all. A limit of 0 reaches what has no distance at all, one below zero or no number reaches nothing, an
    /// infinite one (or any above the longest way on Earth) everything. A place that is not valid reaches nothing.
    /// Each row depends on its place alone: tables of parts of `places`, appended, are the table of the whole.
    [[nodiscard]] ReachTable table(std::span<const directory::LonLat> places,
                                   std::span<const directory::Metres> limits) const;
    /// The same with one limit for each place, and one band.
    [[nodiscard]] ReachTable table_each(std::span<const directory::LonLat> places,
                                        std::span<const directory::Metres> limit_of_place) const;

private:
    std::vector<directory::LonLat> m_points;
    std::optional<KdTree> m_tree; ///< none when there is no valid point
    std::vector<std::uint32_t> m_order;
};

/// The same weights by point rather than by rank; points without a rank get `nowhere`.
std::vector<double> by_point(const ReachIndex& index, std::span<const double> by_rank, double nowhere);

} // namespace relais::geometry
