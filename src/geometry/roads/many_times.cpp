#include "geometry/roads/many_times.h"

#include <algorithm>
#include <cmath>

namespace relais::geometry::roads {
namespace {

Direction opposite(Direction direction) {
    return direction == Direction::outward ? Direction::inward : Direction::outward;
}

template <class Take>
void each_seed(const Travel& travel,
               Direction direction,
               std::span<const Anchored> others,
               const Take& take) {
    for (std::uint32_t i = 0; i < others.size(); ++i) {
        for (const auto& anchor : others[i].anchors) {
            for (const auto& seed :
                 anchor.seeds(travel.base(), travel.metric().times(), opposite(direction))) {
                take(i, seed);
            }
        }
    }
}

} // namespace

std::vector<NodeId>
ManyTimes::nodes_of(const Travel& travel, Direction direction, std::span<const Anchored> others) {
    std::vector<NodeId> nodes;
    each_seed(travel, direction, others, [&](std::uint32_t, const Seed& seed) {
        nodes.push_back(seed.node);
    });
    return nodes;
}

ManyTimes::ManyTimes(const Travel& travel, Direction direction, std::span<const Anchored> others)
    : m_travel(&travel),
      m_direction(direction),
      m_others(others),
      m_sweep(travel.metric(), direction, nodes_of(travel, direction, others)) {
    each_seed(travel, direction, others, [&](std::uint32_t other, const Seed& seed) {
        m_ends.push_back({other, seed.time});
    });
}

std::vector<TravelTime>
ManyTimes::times(const Anchored& place, TravelTime limit, Climb& climb) const {
    std::vector<TravelTime> times(m_others.size(), k_unreachable);
    for (const auto& anchor : place.anchors) {
        const auto swept = m_sweep.times(
            anchor.seeds(m_travel->base(), m_travel->metric().times(), m_direction), climb);
        for (std::size_t i = 0; i < m_ends.size(); ++i) {
            auto& best = times[m_ends[i].other];
            best = std::min(best, swept[i] + m_ends[i].time);
        }
        for (std::size_t i = 0; i < m_others.size(); ++i) {
            for (const auto& other : m_others[i].anchors) {
                const bool outward = m_direction == Direction::outward;
                times[i] = std::min(times[i],
                                    outward ? m_travel->along_stretch(anchor, other)
                                            : m_travel->along_stretch(other, anchor));
            }
        }
    }
    go_straight(place, limit, times);
    for (auto& time : times) {
        time = time <= limit ? time : k_unreachable;
    }
    return times;
}

void ManyTimes::go_straight(const Anchored& place,
                            TravelTime limit,
                            std::vector<TravelTime>& times) const {
    constexpr double k_shortest_degree = 110'000; // metres of a degree of latitude are never fewer
    const double band = m_travel->direct_within(limit).value / k_shortest_degree;
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        const auto& there = m_others[i].place;
        if (std::abs(there.latitude - place.place.latitude) <= band) {
            times[i] = std::min(times[i], m_travel->direct(place.place, there));
        }
    }
}

std::vector<TravelTime>
table(const Travel& travel, std::span<const Anchored> from, std::span<const Anchored> to) {
    const ManyTimes many(travel, Direction::outward, to);
    Climb climb;
    std::vector<TravelTime> result;
    result.reserve(from.size() * to.size());
    for (const auto& place : from) {
        const auto row = many.times(place, k_unreachable, climb);
        result.insert(result.end(), row.begin(), row.end());
    }
    return result;
}

} // namespace relais::geometry::roads
