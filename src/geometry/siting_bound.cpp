#include "geometry/siting_bound.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>

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

/// What the `places` largest candidates would win if none of their people were the same: exact for one place.
double won_apart(const ReachTable& reach, const std::vector<double>& people, std::size_t places) {
    const RunningSums sums(people);
    std::vector<double> gains(reach.size());
    for (std::size_t i = 0; i < gains.size(); ++i) {
        gains[i] = sums.over(reach.row(i));
    }
    const auto last = gains.begin() + static_cast<std::ptrdiff_t>(places);
    std::partial_sort(gains.begin(), last, gains.end(), std::greater<>());
    return std::accumulate(gains.begin(), last, 0.0);
}

/// How much of the direction so far is kept at each step: without it prices go to and fro and the bound stays loose
/// (chosen on the made-up countries of tests/bench/planning with 3,750 and 15,000 settlements).
constexpr double k_inertia = 0.85;
/// Rounds without a lower bound after which steps are halved.
constexpr int k_patience = 10;

/// The Lagrangian: each person may be won at a price, paid to every candidate that reaches them. Whatever the prices,
/// what the best paid candidates get and what all people are worth above their price bounds what can be won.
class Relaxation {
public:
    Relaxation(const ReachTable& reach, const SitingState& state, std::size_t places)
        : m_reach(reach), m_people(state.winnable()), m_prices(state.left()), m_places(places),
          m_paid(reach.size()), m_order(reach.size()), m_times(m_people.size()), m_direction(m_people.size()) {}

    double bound() {
        const RunningSums sums(m_prices);
        for (std::size_t i = 0; i < m_paid.size(); ++i) {
            m_paid[i] = sums.over(m_reach.row(i));
        }
        choose_best_paid();
        double bound = 0;
        for (const auto candidate : chosen()) {
            bound += m_paid[candidate];
        }
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            bound += m_people[rank] - m_prices[rank];
        }
        return bound;
    }
    /// The best paid candidates at the prices of the last `bound`, rising.
    [[nodiscard]] std::span<const std::uint32_t> chosen() const { return std::span(m_order).first(m_places); }
    /// People those win.
    double won_by_chosen() {
        std::ranges::fill(m_times, 0);
        for (const auto candidate : chosen()) {
            for (const auto& run : m_reach.row(candidate)) {
                for (auto rank = run.first; rank < run.end; ++rank) {
                    ++m_times[rank];
                }
            }
        }
        double won = 0;
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            won += m_times[rank] > 0 ? m_people[rank] : 0;
        }
        return won;
    }
    /// After `won_by_chosen`: moves prices so far that the bound would fall by `fall` if it were straight. False:
    /// there is nowhere to go.
    bool step(double fall) {
        turn();
        double square = 0;
        for (std::size_t rank = 0; rank < m_prices.size(); ++rank) {
            square += can_move(rank) ? m_direction[rank] * m_direction[rank] : 0;
        }
        if (square == 0) {
            return false;
        }
        for (std::size_t rank = 0; rank < m_prices.size(); ++rank) {
            m_prices[rank] = std::clamp(m_prices[rank] - fall / square * m_direction[rank], 0.0, m_people[rank]);
        }
        return true;
    }

private:
    void choose_best_paid() {
        std::iota(m_order.begin(), m_order.end(), 0U);
        const auto middle = m_order.begin() + static_cast<std::ptrdiff_t>(m_places);
        std::ranges::nth_element(m_order, middle, [this](std::uint32_t a, std::uint32_t b) {
            return m_paid[a] != m_paid[b] ? m_paid[a] > m_paid[b] : a < b;
        });
        std::sort(m_order.begin(), middle);
    }
    /// Towards how often each rank is reached, less one where its people are taken as won.
    void turn() {
        const double kept = m_turned ? k_inertia : 0;
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            const int surplus = m_times[rank] - (m_people[rank] > m_prices[rank] ? 1 : 0);
            m_direction[rank] = kept * m_direction[rank] + (1 - kept) * surplus;
        }
        m_turned = true;
    }
    [[nodiscard]] bool can_move(std::size_t rank) const {
        return m_direction[rank] > 0 ? m_prices[rank] > 0 : m_prices[rank] < m_people[rank];
    }

    const ReachTable& m_reach;
    const std::vector<double>& m_people;
    std::vector<double> m_prices;
    std::size_t m_places;
    std::vector<double> m_paid;
    std::vector<std::uint32_t> m_order; ///< the `m_places` best paid first
    std::vector<int> m_times;           ///< each rank is reached by those
    std::vector<double> m_direction;
    bool m_turned = false;
};

} // namespace

WinnableBound most_winnable(const ReachTable& reach, const SitingState& state, double won, std::size_t places,
                            int rounds, const util::Progress& progress) {
    const double all = reachable(reach, state.winnable());
    if (places >= reach.size() || all <= won) {
        return {std::max(all, won), {}};
    }
    const double hair = 1e-9 * all; // what rounding may hide
    WinnableBound best{std::min(all, won_apart(reach, state.winnable(), places) + hair), {}};
    if (best.people <= won + 2 * hair) {
        return {won, {}};
    }
    Relaxation relaxation(reach, state, places);
    double share = 1;
    int in_vain = 0;
    for (int round = 0; round <= rounds; ++round) {
        const double bound = relaxation.bound();
        in_vain = bound < best.people ? 0 : in_vain + 1;
        best.people = std::min(best.people, bound + hair);
        if (const double other = relaxation.won_by_chosen(); other > won + hair) {
            won = other;
            best.better.assign(relaxation.chosen().begin(), relaxation.chosen().end());
        }
        if (in_vain == k_patience) {
            share /= 2;
            in_vain = 0;
        }
        if (best.people <= won + 2 * hair || !util::report(progress, round, rounds) ||
            !relaxation.step(share * (bound - won))) {
            break;
        }
    }
    best.people = best.people <= won + 2 * hair ? won : best.people;
    return best;
}

} // namespace relais::geometry
