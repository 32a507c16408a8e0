#pragma once
#include "directory/suitability.h"
#include "geometry/ecef.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace relais::geometry {

/// Collects what may be among the k nearest by geodesic, looking at chords only: whatever is within
/// the longest geodesic that the k-th smallest chord allows. Geodesics are then needed for the
/// few that `finish` leaves.
class BestByChord {
public:
    struct Candidate {
        double squared_chord = 0;
        std::uint32_t item = 0;
        directory::Assessment assessment;
    };

    /// `farthest`: geodesic metres beyond which nothing is wanted, may be infinite.
    BestByChord(int k, double farthest)
        : m_k(static_cast<std::size_t>(std::max(k, 0))),
          m_limit(m_k == 0 ? -1 : squared(farthest + k_length_slack)) {}

    /// Squared chord above which nothing is wanted any more; below zero: nothing at all.
    [[nodiscard]] double limit() const { return m_limit; }

    /// A candidate at most `limit()` away.
    void add(const Candidate& candidate) {
        if (m_candidates.empty()) {
            m_heap.reserve(std::min(m_k, k_room));
            m_candidates.reserve(
                2 * std::min(m_k, k_room)); // mostly as many again are looked at before the nearest
        }
        m_candidates.push_back(candidate);
        if (m_heap.size() < m_k) {
            m_heap.push_back(candidate.squared_chord);
            std::ranges::push_heap(m_heap);
        } else if (candidate.squared_chord < m_heap.front()) {
            std::ranges::pop_heap(m_heap);
            m_heap.back() = candidate.squared_chord;
            std::ranges::push_heap(m_heap);
        } else {
            return;
        }
        if (m_heap.size() == m_k) {
            const double longest = longest_geodesic(std::sqrt(m_heap.front()));
            m_limit = std::min(m_limit, squared(longest + k_length_slack));
        }
    }

    /// Candidates within the last limit, nearest chord first.
    std::vector<Candidate>& finish() {
        std::erase_if(m_candidates, [this](const Candidate& candidate) {
            return candidate.squared_chord > m_limit;
        });
        std::ranges::sort(m_candidates, [](const Candidate& a, const Candidate& b) {
            return a.squared_chord != b.squared_chord ? a.squared_chord < b.squared_chord
                                                      : a.item < b.item;
        });
        return m_candidates;
    }

private:
    static constexpr std::size_t k_room = 64;
    static double squared(double value) { return value * value; }

    std::size_t m_k;
    double m_limit;
    std::vector<double> m_heap; ///< the k smallest squared chords, the largest in front
    std::vector<Candidate> m_candidates;
};

} // namespace relais::geometry
