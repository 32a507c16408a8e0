#pragma once
#include "geometry/reach.h"

#include <cstddef>
#include <span>
#include <vector>

/// Spatial accessibility by the enhanced two-step floating catchment area method (E2SFCA): W. Luo and Y. Qi, "An
/// enhanced two-step floating catchment area (E2SFCA) method for measuring spatial accessibility to primary care
/// physicians", Health & Place 15 (2009) 1100–1107. First each provider's supply is divided by the people around it,
/// those farther off counting less; then each place sums the ratios it can reach, weighted the same way.
namespace relais::geometry {

/// How much a distance counts: the weight of the first band that holds it, 0 beyond the last.
struct DecayBand {
    directory::Metres to;
    double weight = 0;
    bool operator==(const DecayBand&) const = default;
};

/// How fast the published weights fall over three bands of equal width.
enum class Decay {
    slow, ///< 1, 0.68, 0.22: the paper's, over 10, 20 and 30 minutes
    fast  ///< 1, 0.42, 0.09: the paper's for services people travel less far for
};

/// The paper's weights over thirds of `farthest`. The paper's bands are minutes of driving; kilometres in their stead
/// are a modelling choice that whoever shows the figures has to name.
std::vector<DecayBand> published_bands(directory::Metres farthest, Decay decay = Decay::slow);

/// The limits of bands, to make the reach table with.
std::vector<directory::Metres> limits_of(std::span<const DecayBand> bands);

/// Scores add up to the supply handed out: sum over ranks of people × score = `handed_out`, to rounding.
struct FloatingCatchments {
    std::vector<double> ratio;           ///< for each provider, supply by weighted person; 0 if it has nobody
    std::vector<double> score;           ///< for each rank, supply by person; 0 where nothing is in reach
    std::vector<std::uint8_t> reached;   ///< for each rank: 1 if a provider is in reach with a weight above 0
    std::vector<std::uint32_t> unused;   ///< providers with supply and nobody to give it to, rising
    double supply = 0;                   ///< of all providers
    double handed_out = 0;               ///< of those with people in reach
    double people_unreached = 0;         ///< where `reached` is 0
};

/// `reach`: a row for each provider made with `limits_of(bands)`; `supply`: one for each; `people`: one for each rank
/// (ReachIndex::in_rank_order). Supply or a weight that is below zero or not finite counts as 0. A place without
/// people takes nothing from others and is scored like any; a provider without supply counts as in reach and adds
/// nothing.
FloatingCatchments floating_catchments(const ReachTable& reach, std::span<const double> supply,
                                       std::span<const double> people, std::span<const DecayBand> bands);

} // namespace relais::geometry
