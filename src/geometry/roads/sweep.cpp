#include "geometry/roads/sweep.h"

#include <algorithm>

namespace relais::geometry::roads {
namespace {

Direction opposite(Direction direction) {
    return direction == Direction::outward ? Direction::inward : Direction::outward;
}

/// Carries the least value up the hierarchy and down again. Outward: up by the arcs that leave,
/// down by those that come from above; inward the other way round.
template <class Value, class Add>
void sweep(const Metric& metric, Direction direction, std::vector<Value>& values, const Add& add) {
    const auto& up = metric.half(direction);
    const auto& down = metric.half(opposite(direction));
    const auto size = static_cast<Rank>(values.size());
    const Value nothing = Value{};
    for (Rank node = 0; node < size; ++node) {
        const auto here = values[node];
        if (!(here < nothing)) {
            continue;
        }
        for (auto arc = up.first[node]; arc < up.first[node + 1]; ++arc) {
            auto& there = values[up.head[arc]];
            there = std::min(there, add(here, up.time[arc]));
        }
    }
    for (Rank node = size; node-- > 0;) {
        auto best = values[node];
        for (auto arc = down.first[node]; arc < down.first[node + 1]; ++arc) {
            best = std::min(best, add(values[down.head[arc]], down.time[arc]));
        }
        values[node] = best;
    }
}

/// Time above, source below: one comparison orders both.
struct TimeAndSource {
    std::uint64_t value = std::uint64_t{k_unreachable.milliseconds} << 32U | k_none;
    auto operator<=>(const TimeAndSource&) const = default;
};

struct TimeOnly {
    TravelTime value = k_unreachable;
    auto operator<=>(const TimeOnly&) const = default;
};

} // namespace

NearestSources
nearest_sources(const Metric& metric, Direction direction, std::span<const SourceSeed> sources) {
    const auto& tree = metric.hierarchy();
    std::vector<TimeAndSource> values(tree.size());
    for (const auto& [seed, source] : sources) {
        auto& there = values[tree.rank(seed.node)];
        there =
            std::min(there, TimeAndSource{std::uint64_t{seed.time.milliseconds} << 32U | source});
    }
    sweep(metric, direction, values, [](TimeAndSource here, TravelTime time) {
        const auto sum = here.value + (std::uint64_t{time.milliseconds} << 32U);
        return sum < TimeAndSource{}.value ? TimeAndSource{sum} : TimeAndSource{};
    });
    NearestSources result;
    result.time.reserve(values.size());
    result.source.reserve(values.size());
    for (const auto& each : values) {
        result.time.push_back({static_cast<std::uint32_t>(each.value >> 32U)});
        result.source.push_back(static_cast<std::uint32_t>(each.value));
    }
    return result;
}

std::vector<TravelTime>
nearest_times(const Metric& metric, Direction direction, std::span<const Seed> sources) {
    const auto& tree = metric.hierarchy();
    std::vector<TimeOnly> values(tree.size());
    for (const auto& seed : sources) {
        auto& there = values[tree.rank(seed.node)].value;
        there = std::min(there, seed.time);
    }
    sweep(metric, direction, values, [](TimeOnly here, TravelTime time) {
        return TimeOnly{here.value + time};
    });
    std::vector<TravelTime> times;
    times.reserve(values.size());
    for (const auto& each : values) {
        times.push_back(each.value);
    }
    return times;
}

RestrictedSweep::RestrictedSweep(const Metric& metric,
                                 Direction direction,
                                 std::span<const NodeId> targets)
    : m_metric(&metric),
      m_direction(direction) {
    const auto& tree = metric.hierarchy();
    std::vector<Rank> ranks;
    std::vector<bool> marked(tree.size());
    for (const auto node : targets) {
        for (auto rank = tree.rank(node); rank != k_none && !marked[rank];
             rank = tree.parent(rank)) {
            marked[rank] = true;
            m_ranks.push_back(rank);
        }
    }
    std::ranges::sort(m_ranks, std::greater<>());
    const auto place = [&](Rank rank) {
        return static_cast<std::uint32_t>(
            std::ranges::lower_bound(m_ranks, rank, std::greater<>()) - m_ranks.begin());
    };
    const auto& half = metric.half(opposite(direction));
    m_first.push_back(0);
    for (const auto rank : m_ranks) {
        for (auto arc = half.first[rank]; arc < half.first[rank + 1]; ++arc) {
            m_head.push_back(place(half.head[arc]));
            m_time.push_back(half.time[arc]);
        }
        m_first.push_back(static_cast<std::uint32_t>(m_head.size()));
    }
    for (const auto node : targets) {
        m_targets.push_back(place(tree.rank(node)));
    }
}

std::vector<TravelTime> RestrictedSweep::times(std::span<const Seed> from, Climb& climb) const {
    climb.run(*m_metric, m_direction, from);
    std::vector<TravelTime> swept(m_ranks.size(), k_unreachable);
    std::size_t place = 0;
    for (auto step = climb.steps().rbegin(); step != climb.steps().rend(); ++step) {
        place = static_cast<std::size_t>(
            std::lower_bound(m_ranks.begin() + static_cast<std::ptrdiff_t>(place),
                             m_ranks.end(),
                             step->rank,
                             std::greater<>()) -
            m_ranks.begin());
        if (place == m_ranks.size() || m_ranks[place] != step->rank) {
            break; // none of its descendants is swept either
        }
        swept[place] = climb.time_at(step->depth);
    }
    for (std::size_t i = 0; i < m_ranks.size(); ++i) {
        auto best = swept[i];
        for (auto arc = m_first[i]; arc < m_first[i + 1]; ++arc) {
            best = std::min(best, swept[m_head[arc]] + m_time[arc]);
        }
        swept[i] = best;
    }
    std::vector<TravelTime> result;
    result.reserve(m_targets.size());
    for (const auto target : m_targets) {
        result.push_back(swept[target]);
    }
    return result;
}

TravelTime time_at(const Travel& travel,
                   const Anchored& place,
                   Direction direction,
                   std::span<const TravelTime> times) {
    TravelTime best = k_unreachable;
    for (const auto& anchor : place.anchors) {
        for (const auto& seed : anchor.seeds(travel.base(), travel.metric().times(), direction)) {
            best = std::min(best, seed.time + times[travel.base().hierarchy.rank(seed.node)]);
        }
    }
    return best;
}

} // namespace relais::geometry::roads
