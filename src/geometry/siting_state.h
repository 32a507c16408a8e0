#pragma once
#include "geometry/reach.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace relais::geometry {

/// Sum of `values` over the ranks of a row, always in the same order. Taking values away never makes it larger: lazy
/// greedy relies on that.
inline double sum_over(std::span<const ReachRun> row, const std::vector<double>& values) {
    double even = 0; // two chains: an addition need not wait for the one before
    double odd = 0;
    for (const auto& run : row) {
        auto rank = run.first;
        for (; rank + 1 < run.end; rank += 2) {
            even += values[rank];
            odd += values[rank + 1];
        }
        if (rank < run.end) {
            even += values[rank];
        }
    }
    return even + odd;
}

/// Sums over runs from the sums up to each rank: time by runs, not by points. Off by at most a `hair`, so it serves to
/// screen, not to compare.
class RunningSums {
public:
    explicit RunningSums(const std::vector<double>& values) : m_up_to(values.size() + 1, 0) {
        std::inclusive_scan(values.begin(), values.end(), m_up_to.begin() + 1);
    }
    [[nodiscard]] double over(std::span<const ReachRun> row) const {
        double sum = 0;
        for (const auto& run : row) {
            sum += m_up_to[run.end] - m_up_to[run.first];
        }
        return sum;
    }
    /// Far above what rounding can do to a sum, far below one person in the country.
    [[nodiscard]] double hair() const { return 1e-9 * m_up_to.back(); }

private:
    std::vector<double> m_up_to;
};

/// Who is covered how often while places are chosen and given up again. Candidates are rows of one table.
class SitingState {
public:
    SitingState(const ReachTable& reach, std::span<const double> people, std::span<const std::uint8_t> covered)
        : m_reach(reach), m_people(people.begin(), people.end()), m_left(m_people), m_times(m_people.size(), 0) {
        for (std::size_t rank = 0; rank < covered.size(); ++rank) {
            if (covered[rank] != 0) {
                m_people[rank] = m_left[rank] = 0; // nobody there can be won or lost
            }
        }
    }

    /// People not covered before anything was chosen, by rank.
    [[nodiscard]] const std::vector<double>& winnable() const { return m_people; }
    /// The same for those not covered now.
    [[nodiscard]] const std::vector<double>& left() const { return m_left; }
    [[nodiscard]] std::span<const ReachRun> row(std::uint32_t candidate) const { return m_reach.row(candidate); }
    [[nodiscard]] double gain(std::uint32_t candidate) const { return sum_over(row(candidate), m_left); }
    /// How many chosen candidates cover a rank.
    [[nodiscard]] std::uint32_t times(std::uint32_t rank) const { return m_times[rank]; }

    void add(std::uint32_t candidate) {
        for (const auto& run : m_reach.row(candidate)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                ++m_times[rank];
                m_left[rank] = 0;
            }
        }
    }
    void remove(std::uint32_t candidate) {
        for (const auto& run : m_reach.row(candidate)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                if (--m_times[rank] == 0) {
                    m_left[rank] = m_people[rank];
                }
            }
        }
    }

private:
    const ReachTable& m_reach;
    std::vector<double> m_people;
    std::vector<double> m_left;
    std::vector<std::uint32_t> m_times;
};

} // namespace relais::geometry
