#include "geometry/roads/weighted_graph.h"

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

TravelTime time_on(const RoadStretch& stretch, const TravelProfile& profile, Season season) {
    const double speed = profile.speed_on(stretch, season);
    if (!(speed > 0)) {
        return k_unreachable;
    }
    constexpr double k_kmh_per_mps = 3.6;
    double seconds = stretch.length_mm * 1e-3 * k_kmh_per_mps / speed;
    seconds += stretch.extra_s * profile.extra_factor;
    seconds += stretch.road_class == RoadClass::ferry ? profile.ferry_extra_s : 0;
    return TravelTime::of_seconds(seconds);
}

} // namespace

StretchTimes stretch_times(const RoadNetwork& network,
                           const TravelProfile& profile,
                           Season season,
                           std::span<const StretchId> blocked) {
    StretchTimes times;
    times.forward.reserve(network.stretches.size());
    times.backward.reserve(network.stretches.size());
    for (const auto& stretch : network.stretches) {
        const auto time = time_on(stretch, profile, season);
        const auto open = [&](std::uint8_t bit) {
            return (stretch.access & bit) != 0 ? time : k_unreachable;
        };
        times.forward.push_back(open(profile.forward_bit()));
        times.backward.push_back(open(profile.backward_bit()));
    }
    for (const auto stretch : blocked) {
        if (stretch < times.size()) {
            times.forward[stretch] = times.backward[stretch] = k_unreachable;
        }
    }
    return times;
}

WeightedGraph::WeightedGraph(const RoadNetwork& network,
                             const StretchTimes& times,
                             Direction direction) {
    m_first.assign(network.nodes.size() + 1, 0);
    const auto each_arc = [&](auto&& take) {
        for (StretchId i = 0; i < network.stretches.size(); ++i) {
            const auto& stretch = network.stretches[i];
            if (stretch.from == stretch.to) {
                continue;
            }
            const bool outward = direction == Direction::outward;
            if (times.forward[i].is_reachable()) {
                take(outward ? stretch.from : stretch.to,
                     GraphArc{outward ? stretch.to : stretch.from, times.forward[i], i});
            }
            if (times.backward[i].is_reachable()) {
                take(outward ? stretch.to : stretch.from,
                     GraphArc{outward ? stretch.from : stretch.to, times.backward[i], i});
            }
        }
    };
    each_arc([&](NodeId tail, const GraphArc&) { ++m_first[tail + 1]; });
    for (std::size_t i = 1; i < m_first.size(); ++i) {
        m_first[i] += m_first[i - 1];
    }
    m_arcs.resize(m_first.back());
    auto next = m_first;
    each_arc([&](NodeId tail, const GraphArc& arc) { m_arcs[next[tail]++] = arc; });
}

} // namespace relais::geometry::roads
