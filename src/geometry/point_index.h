#pragma once
#include "geometry/geodesic.h"
#include "geometry/kd_tree.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace relais::geometry {

/// The nearest of some points that a caller accepts, exactly on the ellipsoid. Immutable; safe from many threads.
class PointIndex {
public:
    struct Nearest {
        std::uint32_t item = 0; ///< position in the vector the index was made from
        directory::Metres distance;
    };
    /// From where is asked; made once where several indexes are.
    struct Origin {
        directory::LonLat point;
        Ecef at;
        Origin(directory::LonLat from) : point(from), at(to_ecef(from)) {} // NOLINT: a point is an origin
    };

    PointIndex() = default;
    explicit PointIndex(std::vector<directory::LonLat> points);

    [[nodiscard]] bool empty() const { return m_points.empty(); }

    /// `accept(item)` is asked of candidates only. Equal distances: the smaller item. Nothing that is `within` or more
    /// metres away is found.
    template <class Accept>
    [[nodiscard]] std::optional<Nearest>
    nearest(const Origin& from, const Accept& accept,
            double within = std::numeric_limits<double>::infinity()) const {
        if (empty()) {
            return std::nullopt;
        }
        Search<Accept> search(*this, from, accept, within);
        search.visit(0);
        if (!search.found || !(search.best_metres() < within)) {
            return std::nullopt;
        }
        return Nearest{search.best.item, {search.best_metres()}};
    }

private:
    /// Chords decide wherever they can: a geodesic is never shorter than its chord, and not longer than
    /// `longest_geodesic` of it. Geodesics are worked out for candidates that chords leave undecided, and for the answer.
    template <class Accept>
    struct Search {
        const PointIndex& index;
        const Origin& from;
        const Accept& accept;
        double limit; ///< squared chord above which nothing can be the nearest
        KdTree::Entry best{};
        double best_squared = 0;
        std::optional<double> metres; ///< to the best, once asked for
        bool found = false;

        Search(const PointIndex& points, const Origin& origin, const Accept& accepts, double within)
            : index(points), from(origin), accept(accepts), limit(squared(within + k_length_slack)) {}

        static double squared(double value) { return value * value; }
        [[nodiscard]] double metres_to(std::uint32_t item) const {
            return geodesic_distance(from.point, index.m_points[item]).value;
        }
        double best_metres() {
            metres = metres ? metres : metres_to(best.item);
            return *metres;
        }
        void visit(std::uint32_t node) {
            const auto& tree = index.m_tree.front();
            if (tree.is_leaf(node)) {
                for (auto place = tree.first_place(node); place < tree.last_place(node); ++place) {
                    consider(tree.entries()[place]);
                }
                return;
            }
            std::uint32_t nearer = 2 * node + 1;
            std::uint32_t farther = nearer + 1;
            double near_gap = tree.squared_chord_to(nearer, from.at);
            double far_gap = tree.squared_chord_to(farther, from.at);
            if (far_gap < near_gap) {
                std::swap(nearer, farther);
                std::swap(near_gap, far_gap);
            }
            if (near_gap <= limit) {
                visit(nearer);
            }
            if (far_gap <= limit) {
                visit(farther);
            }
        }
        void consider(const KdTree::Entry& entry) {
            const double chord = squared_chord(entry.point, from.at);
            if (chord > limit || !accept(entry.item)) {
                return;
            }
            const double longest = squared(longest_geodesic(std::sqrt(chord)) + k_length_slack);
            if (found && !is_nearer(entry, longest)) {
                return;
            }
            if (!found || index.m_points[entry.item] != index.m_points[best.item]) {
                metres = std::exchange(undecided, std::nullopt);
            }
            found = true;
            best = entry;
            best_squared = chord;
            limit = std::min(limit, longest);
        }
        /// Whether an accepted candidate comes before the best so far.
        [[nodiscard]] bool is_nearer(const KdTree::Entry& entry, double longest) {
            undecided = std::nullopt;
            if (longest < best_squared) {
                return true;
            }
            if (index.m_points[entry.item] == index.m_points[best.item]) {
                return entry.item < best.item;
            }
            undecided = metres_to(entry.item);
            return *undecided < best_metres() || (*undecided == best_metres() && entry.item < best.item);
        }
        std::optional<double> undecided; ///< geodesic of the candidate looked at, where it was needed
    };

    std::vector<directory::LonLat> m_points;
    std::vector<KdTree> m_tree; ///< one, or none when there are no points
};

} // namespace relais::geometry
