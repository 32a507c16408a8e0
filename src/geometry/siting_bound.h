#pragma once
#include "geometry/siting_state.h"
#include "util/progress.h"

#include <cstdint>
#include <vector>

namespace relais::geometry {

/// What can be won at best, and a choice that came up while that was worked out.
struct WinnableBound {
    double people = 0;                 ///< no choice of as many candidates wins more
    std::vector<std::uint32_t> better; ///< candidates that win more than `won`, rising; none: none came up
};

/// `won`: by the chosen state. The bound is the smallest of: what the state left plus the largest marginal gains
/// (submodularity); what the largest candidates would win if they shared nobody; all that any candidate reaches;
/// `rounds` of subgradient steps on the Lagrangian of the covering constraints, which near the linear relaxation. Few
/// rounds make it looser, never wrong.
WinnableBound most_winnable(const ReachTable& reach, const SitingState& state, double won, std::size_t places,
                            int rounds, const util::Progress& progress);

} // namespace relais::geometry
