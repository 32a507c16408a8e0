#include "geometry/siting.h"

#include "geometry/siting_bound.h"
#include "geometry/siting_state.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace relais::geometry {
namespace {

using Chosen = std::vector<SitedPlace>;

/// A candidate with the most it can add: what it added when that was last counted.
struct Promise {
    double gain = 0;
    std::uint32_t candidate = 0;
    std::size_t counted_at = 0; ///< how many were chosen then
    bool operator<(const Promise& other) const { // the queue's front is the largest
        return gain != other.gain ? gain < other.gain : candidate > other.candidate;
    }
};

/// Lazy greedy: gains only fall, so a promise counted now that still leads is the best there is.
Chosen choose_greedily(SitingState& state, std::span<const std::uint32_t> candidates, std::size_t places,
                       const util::Progress& progress) {
    std::vector<Promise> promises;
    promises.reserve(candidates.size());
    for (const auto candidate : candidates) {
        promises.push_back({state.gain(candidate), candidate, 0});
    }
    std::priority_queue queue(std::less<Promise>(), std::move(promises));
    Chosen chosen;
    const auto steps = static_cast<std::int64_t>(places);
    while (chosen.size() < places && !queue.empty() && queue.top().gain > 0) {
        auto best = queue.top();
        queue.pop();
        if (best.counted_at < chosen.size()) {
            best.gain = state.gain(best.candidate);
            best.counted_at = chosen.size();
            queue.push(best);
            continue;
        }
        state.add(best.candidate);
        chosen.push_back({best.candidate, best.gain});
        if (!util::report(progress, static_cast<std::int64_t>(chosen.size()), steps)) {
            break;
        }
    }
    return chosen;
}

struct Swap {
    std::size_t position = 0; ///< of the place given up
    std::uint32_t candidate = 0;
    double gain = 0; ///< people; none: no swap gains
};

/// The best candidate in place of one chosen. The state is as it was afterwards.
Swap best_replacement(SitingState& state, const Chosen& chosen, std::size_t position, std::size_t candidates) {
    const auto given_up = chosen[position].candidate;
    state.remove(given_up);
    const double lost = state.gain(given_up);
    const RunningSums sums(state.left());
    Swap best{position, given_up, 0};
    for (std::uint32_t candidate = 0; candidate < candidates; ++candidate) {
        if (sums.over(state.row(candidate)) + sums.hair() <= lost + best.gain) {
            continue;
        }
        const double gain = state.gain(candidate) - lost;
        if (gain > best.gain) {
            best = {position, candidate, gain};
        }
    }
    state.add(given_up);
    return best;
}

/// Swaps, the best first, until none gains more than rounding may feign.
void improve(SitingState& state, Chosen& chosen, std::size_t candidates, const util::Progress& progress, Siting& out) {
    const double feigned = 1e-10 * std::reduce(state.winnable().begin(), state.winnable().end());
    while (true) {
        Swap best;
        for (std::size_t position = 0; position < chosen.size(); ++position) {
            if (!util::report(progress, out.swaps, 0)) {
                out.stopped = true;
                return;
            }
            const auto swap = best_replacement(state, chosen, position, candidates);
            best = swap.gain > best.gain ? swap : best;
        }
        if (best.gain <= feigned) {
            return;
        }
        state.remove(chosen[best.position].candidate);
        state.add(best.candidate);
        chosen[best.position].candidate = best.candidate;
        ++out.swaps;
    }
}

double sum_of_newly(const Chosen& chosen) {
    return std::accumulate(chosen.begin(), chosen.end(), 0.0,
                           [](double sum, const SitedPlace& place) { return sum + place.newly; });
}

/// The same places, each with what it adds to those before it, most first; those that add nobody left out.
Chosen in_order_of_gain(const SitingProblem& problem, const Chosen& chosen) {
    std::vector<std::uint32_t> candidates;
    std::ranges::transform(chosen, std::back_inserter(candidates), &SitedPlace::candidate);
    SitingState state(problem.reach, problem.people, problem.covered);
    return choose_greedily(state, candidates, candidates.size(), {});
}

/// A choice better than the one found, mended by swaps too.
void take_up(const SitingProblem& problem, std::span<const std::uint32_t> better, const util::Progress& progress,
             Siting& out) {
    SitingState state(problem.reach, problem.people, problem.covered);
    out.places.clear();
    for (const auto candidate : better) {
        state.add(candidate);
        out.places.push_back({candidate, 0});
    }
    improve(state, out.places, problem.reach.size(), progress, out);
}

Siting begin(const SitingProblem& problem, const SitingState& state) {
    Siting siting;
    siting.total = std::reduce(problem.people.begin(), problem.people.end());
    for (std::size_t rank = 0; rank < problem.people.size(); ++rank) {
        siting.before += problem.people[rank] - state.winnable()[rank];
    }
    return siting;
}

} // namespace

Siting best_places(const SitingProblem& problem, const SitingOptions& options) {
    const auto candidates = problem.reach.size();
    const auto places = std::min(options.places, candidates);
    SitingState state(problem.reach, problem.people, problem.covered);
    auto siting = begin(problem, state);
    const util::Progress progress = [&](std::int64_t done, std::int64_t total) {
        siting.stopped = siting.stopped || !util::report(options.progress, done, total);
        return !siting.stopped;
    };
    std::vector<std::uint32_t> all(candidates);
    std::iota(all.begin(), all.end(), 0U);
    siting.places = choose_greedily(state, all, places, progress);
    siting.greedy = siting.before + sum_of_newly(siting.places);
    if (options.swaps && !siting.stopped) {
        improve(state, siting.places, candidates, progress, siting);
    }
    const double won = sum_of_newly(in_order_of_gain(problem, siting.places));
    const int rounds = siting.stopped ? 0 : options.bound_rounds;
    const auto bound = most_winnable(problem.reach, state, won, places, rounds, progress);
    if (options.swaps && !bound.better.empty()) {
        take_up(problem, bound.better, progress, siting);
    }
    siting.places = in_order_of_gain(problem, siting.places);
    siting.after = siting.before + sum_of_newly(siting.places);
    siting.bound = std::max(siting.before + bound.people, siting.after);
    return siting;
}

Siting what_if(const SitingProblem& problem, std::span<const std::uint32_t> candidates) {
    SitingState state(problem.reach, problem.people, problem.covered);
    auto siting = begin(problem, state);
    for (const auto candidate : candidates) {
        siting.places.push_back({candidate, state.gain(candidate)});
        state.add(candidate);
    }
    siting.after = siting.before + sum_of_newly(siting.places);
    siting.greedy = siting.bound = siting.after;
    return siting;
}

} // namespace relais::geometry
