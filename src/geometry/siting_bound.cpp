#include "geometry/siting_bound.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace relais::geometry {
namespace {

/// People at ranks that some candidate reaches.
double reachable(const ReachTable& reach, const std::vector<double>& people) {
    std::vector<int> opens(people.size() + 1, 0); // +1 where a run begins, -1 where one ends
    for (std::size_t i = 0; i < reach.size(); ++i) {
        for (const auto& run : reach.row(i)) {
            ++opens[run.first];
            --opens[run.end];
        }
    }
    double sum = 0;
    int open = 0;
    for (std::size_t rank = 0; rank < people.size(); ++rank) {
        open += opens[rank];
        sum += open > 0 ? people[rank] : 0;
    }
    return sum;
}

/// The Lagrangian: each person may be won at a price of `prices`, paid to the candidates that reach them.
class Relaxation {
public:
    Relaxation(const ReachTable& reach, const SitingState& state, std::size_t places)
        : m_reach(reach), m_people(state.winnable()), m_prices(state.left()), m_places(places),
          m_paid(reach.size()), m_order(reach.size()), m_direction(m_people.size()) {}

    /// An upper bound, whatever the prices.
    double value() {
        const RunningSums sums(m_prices);
        for (std::size_t i = 0; i < m_paid.size(); ++i) {
            m_paid[i] = sums.over(m_reach.row(i));
        }
        choose_best_paid();
        double value = 0;
        for (std::size_t i = 0; i < m_places; ++i) {
            value += m_paid[m_order[i]];
        }
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            value += m_people[rank] - m_prices[rank];
        }
        return value;
    }

    /// Moves prices towards what Polyak's step expects to reach `target`. False: there is nowhere to go.
    bool step(double value, double target, double share) {
        find_direction();
        const double square =
            std::transform_reduce(m_direction.begin(), m_direction.end(), 0.0, std::plus<>(),
                                  [](int direction) { return static_cast<double>(direction) * direction; });
        if (square == 0) {
            return false;
        }
        const double length = share * (value - target) / square;
        for (std::size_t rank = 0; rank < m_prices.size(); ++rank) {
            m_prices[rank] = std::clamp(m_prices[rank] - length * m_direction[rank], 0.0, m_people[rank]);
        }
        return true;
    }

private:
    void choose_best_paid() {
        std::iota(m_order.begin(), m_order.end(), 0U);
        std::ranges::nth_element(m_order, m_order.begin() + static_cast<std::ptrdiff_t>(m_places),
                                 [this](std::uint32_t a, std::uint32_t b) {
                                     return m_paid[a] != m_paid[b] ? m_paid[a] > m_paid[b] : a < b;
                                 });
        std::sort(m_order.begin(), m_order.begin() + static_cast<std::ptrdiff_t>(m_places));
    }
    /// How often each rank is reached by the best paid, less one where its people are taken as won.
    void find_direction() {
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            m_direction[rank] = m_people[rank] > m_prices[rank] ? -1 : 0;
        }
        for (std::size_t i = 0; i < m_places; ++i) {
            for (const auto& run : m_reach.row(m_order[i])) {
                for (auto rank = run.first; rank < run.end; ++rank) {
                    ++m_direction[rank];
                }
            }
        }
    }

    const ReachTable& m_reach;
    const std::vector<double>& m_people;
    std::vector<double> m_prices;
    std::size_t m_places;
    std::vector<double> m_paid;
    std::vector<std::uint32_t> m_order; ///< the `m_places` best paid first
    std::vector<int> m_direction;
};

} // namespace

double most_winnable(const ReachTable& reach, const SitingState& state, double won, std::size_t places, int rounds,
                     const util::Progress& progress) {
    const double all = reachable(reach, state.winnable());
    if (places >= reach.size() || all <= won) {
        return std::max(all, won);
    }
    const double hair = 1e-9 * all;
    Relaxation relaxation(reach, state, places);
    double lowest = all;
    double share = 1;
    int rounds_in_vain = 0;
    for (int round = 0; round <= rounds; ++round) {
        const double value = relaxation.value();
        rounds_in_vain = value < lowest ? 0 : rounds_in_vain + 1;
        lowest = std::min(lowest, value + hair);
        if (rounds_in_vain == 5) {
            share /= 2;
            rounds_in_vain = 0;
        }
        if (lowest <= won + 2 * hair || !util::report(progress, round, rounds) ||
            !relaxation.step(value, won, share)) {
            break;
        }
    }
    return lowest <= won + 2 * hair ? won : lowest;
}

} // namespace relais::geometry
