#pragma once
#include "geometry/reach.h"
#include "util/progress.h"

#include <cstdint>
#include <span>
#include <vector>

/// Where the next places should be: the maximal covering location problem, answered well and with a proof of how well.
namespace relais::geometry {

/// What is to be served. Everything is by rank (see ReachIndex); spans are borrowed.
struct SitingProblem {
    const ReachTable& reach;           ///< a row for each candidate; bands are not looked at
    std::span<const double> people;    ///< for each rank, finite and not below zero (ReachIndex::in_rank_order)
    std::span<const std::uint8_t> covered; ///< for each rank, not 0: served already; empty: nobody is
};

struct SitingOptions {
    std::size_t places = 1;
    bool swaps = true;      ///< false: the greedy choice as it is
    int bound_rounds = 300; ///< of tightening the upper bound; each looks at the whole table once
    util::Progress progress = {}; ///< may stop the work: what was found by then is returned, `stopped` says so
};

struct SitedPlace {
    std::uint32_t candidate = 0;
    double newly = 0; ///< people covered by it and by none before it in the list
    bool operator==(const SitedPlace&) const = default;
};

/// People throughout. `before` + the `newly` of `places` = `after` ≤ `bound`, to rounding.
struct Siting {
    std::vector<SitedPlace> places; ///< most newly covered first
    double total = 0;               ///< all people
    double before = 0;              ///< covered already
    double after = 0;
    double greedy = 0; ///< what the greedy choice alone covers
    double bound = 0;  ///< no choice of as many candidates covers more
    int swaps = 0;     ///< made
    bool stopped = false;

    /// Of what the best choice might add, the share this one may be missing: 0 = proved best.
    [[nodiscard]] double gap() const { return bound > before ? (bound - after) / (bound - before) : 0; }
};

/// The best `places` candidates by people newly covered: lazy greedy (at least 1 - 1/e of the best), then swaps of one
/// place for one candidate, the best swap first, until none gains; where working out the bound comes upon a better
/// choice, that one is taken and mended the same way. Equal gains: the smaller candidate. A candidate
/// that would add nobody is not proposed, so the answer may be shorter than asked. Duplicates of a candidate are
/// candidates: once one is chosen the others add nobody.
Siting best_places(const SitingProblem& problem, const SitingOptions& options);

/// What one's own choice of candidates would do, all together, counted in the order given (a candidate given twice
/// adds nobody the second time). No search: `bound` = `greedy` = `after`.
Siting what_if(const SitingProblem& problem, std::span<const std::uint32_t> candidates);

} // namespace relais::geometry
