#include "geometry/floating_catchment.h"

#include "geometry/or_zero.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace relais::geometry {
namespace {

/// People of a row, each counted by the weight of its band.
double weighted_people(std::span<const ReachRun> row, std::span<const double> people,
                       const std::vector<double>& weights) {
    double sum = 0;
    for (const auto& run : row) {
        double in_run = 0;
        for (auto rank = run.first; rank < run.end; ++rank) {
            in_run += people[rank];
        }
        sum += in_run * weights[run.band];
    }
    return sum;
}

void give(std::span<const ReachRun> row, double ratio, const std::vector<double>& weights, FloatingCatchments& out) {
    for (const auto& run : row) {
        const double share = ratio * weights[run.band];
        const std::uint8_t reached = weights[run.band] > 0 ? 1 : 0;
        for (auto rank = run.first; rank < run.end; ++rank) {
            out.score[rank] += share;
            out.reached[rank] |= reached;
        }
    }
}

} // namespace

std::vector<DecayBand> published_bands(directory::Metres farthest, Decay decay) {
    constexpr std::array k_slow{1.0, 0.68, 0.22};
    constexpr std::array k_fast{1.0, 0.42, 0.09};
    const auto& weights = decay == Decay::slow ? k_slow : k_fast;
    return {{{farthest.value / 3}, weights[0]}, {{farthest.value * 2 / 3}, weights[1]}, {farthest, weights[2]}};
}

std::vector<directory::Metres> limits_of(std::span<const DecayBand> bands) {
    std::vector<directory::Metres> limits;
    std::ranges::transform(bands, std::back_inserter(limits), &DecayBand::to);
    return limits;
}

FloatingCatchments floating_catchments(const ReachTable& reach, std::span<const double> supply,
                                       std::span<const double> people, std::span<const DecayBand> bands) {
    assert(supply.size() == reach.size());
    std::vector<double> weights;
    std::ranges::transform(bands, std::back_inserter(weights),
                           [](const DecayBand& band) { return or_zero(band.weight); });
    FloatingCatchments out;
    out.ratio.resize(reach.size(), 0);
    out.score.resize(people.size(), 0);
    out.reached.resize(people.size(), 0);
    for (std::uint32_t provider = 0; provider < reach.size(); ++provider) {
        const double offered = or_zero(supply[provider]);
        const double around = weighted_people(reach.row(provider), people, weights);
        out.supply += offered;
        if (around > 0) {
            out.ratio[provider] = offered / around;
            out.handed_out += offered;
        } else if (offered > 0) {
            out.unused.push_back(provider);
        }
        give(reach.row(provider), out.ratio[provider], weights, out);
    }
    for (std::size_t rank = 0; rank < people.size(); ++rank) {
        out.people_unreached += out.reached[rank] != 0 ? 0 : people[rank];
    }
    return out;
}

} // namespace relais::geometry
