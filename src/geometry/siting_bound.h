#pragma once
#include "geometry/siting_state.h"
#include "util/progress.h"

namespace relais::geometry {

/// People that no choice of `places` candidates can win more than, given those won by the chosen state (`won`). The
/// smallest of: what the state left plus the largest marginal gains (submodularity); all that any candidate reaches;
/// `rounds` of subgradient steps on the Lagrangian of the covering constraints, which nears the linear relaxation.
double most_winnable(const ReachTable& reach, const SitingState& state, double won, std::size_t places, int rounds,
                     const util::Progress& progress);

} // namespace relais::geometry
