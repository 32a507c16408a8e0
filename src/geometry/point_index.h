#pragma once
#include "geometry/geodesic.h"
#include "geometry/kd_tree.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace relais::geometry {

/// The nearest of some points that a caller accepts, exactly on the ellipsoid. Immutable; safe from many threads.
class PointIndex {
public:
    struct Nearest {
        std::uint32_t item = 0; ///< position in the vector the index was made from
        directory::Metres distance;
    };

    PointIndex() = default;
    explicit PointIndex(std::vector<directory::LonLat> points);

    [[nodiscard]] bool empty() const { return m_points.empty(); }

    /// `accept(item)` is asked of candidates only. Equal distances: the smaller item.
    template <class Accept>
    [[nodiscard]] std::optional<Nearest> nearest(directory::LonLat from, const Accept& accept) const {
        if (empty()) {
            return std::nullopt;
        }
        Search<Accept> search{*this, from, to_ecef(from), accept};
        search.visit(0);
        return search.found ? std::optional(search.best) : std::nullopt;
    }

private:
    template <class Accept>
    struct Search {
        const PointIndex& index;
        directory::LonLat from;
        Ecef at;
        const Accept& accept;
        Nearest best{0, {std::numeric_limits<double>::infinity()}};
        bool found = false;

        /// A chord is never longer than its geodesic, so what is farther by chord is farther.
        [[nodiscard]] bool is_too_far(double squared_chord) const {
            const double reach = best.distance.value + k_length_slack;
            return squared_chord > reach * reach;
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
            double near_gap = tree.squared_chord_to(nearer, at);
            double far_gap = tree.squared_chord_to(farther, at);
            if (far_gap < near_gap) {
                std::swap(nearer, farther);
                std::swap(near_gap, far_gap);
            }
            if (!is_too_far(near_gap)) {
                visit(nearer);
            }
            if (!is_too_far(far_gap)) {
                visit(farther);
            }
        }
        void consider(const KdTree::Entry& entry) {
            if (is_too_far(squared_chord(entry.point, at)) || !accept(entry.item)) {
                return;
            }
            const auto distance = geodesic_distance(from, index.m_points[entry.item]);
            if (distance < best.distance || (distance == best.distance && entry.item < best.item)) {
                best = {entry.item, distance};
                found = true;
            }
        }
    };

    std::vector<directory::LonLat> m_points;
    std::vector<KdTree> m_tree; ///< one, or none when there are no points
};

} // namespace relais::geometry
