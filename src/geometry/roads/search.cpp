#include "geometry/roads/search.h"

#include <algorithm>

namespace relais::geometry::roads {

void Climb::run(const Metric& metric,
                Direction direction,
                std::span<const Seed> seeds,
                TravelTime limit) {
    m_steps.clear();
    if (seeds.empty()) {
        return;
    }
    const auto& tree = metric.hierarchy();
    Rank lowest = k_none;
    for (const auto& seed : seeds) {
        lowest = std::min(lowest, tree.rank(seed.node));
    }
    const auto levels = tree.depth(lowest) + 1;
    m_times.assign(levels, k_unreachable);
    m_came_by.resize(levels);
    for (const auto& seed : seeds) {
        const auto depth = tree.depth(tree.rank(seed.node));
        if (seed.time < m_times[depth]) {
            m_times[depth] = seed.time;
            m_came_by[depth] = depth;
        }
    }
    const auto& half = metric.half(direction);
    auto depth = levels;
    for (auto rank = lowest; rank != k_none; rank = tree.parent(rank)) {
        m_steps.push_back({rank, --depth});
        const auto here = m_times[depth];
        if (here > limit || !here.is_reachable()) {
            m_times[depth] = k_unreachable;
            continue;
        }
        for (auto arc = half.first[rank]; arc < half.first[rank + 1]; ++arc) {
            const auto time = here + half.time[arc];
            auto& there = m_times[half.head_depth[arc]];
            if (time < there) {
                there = time;
                m_came_by[half.head_depth[arc]] = depth;
            }
        }
    }
}

std::vector<Rank> Climb::way_to(std::uint32_t depth) const {
    const auto rank_at = [&](std::uint32_t level) {
        return m_steps[m_steps.size() - 1 - level].rank;
    };
    std::vector<Rank> way{rank_at(depth)};
    while (m_came_by[depth] != depth) {
        depth = m_came_by[depth];
        way.push_back(rank_at(depth));
    }
    std::ranges::reverse(way);
    return way;
}

Meeting meet(const Climb& outward, const Climb& inward) {
    // Ancestors in common are those from the root down to where the two paths part.
    auto left = outward.steps().rbegin();
    auto right = inward.steps().rbegin();
    Meeting best;
    while (left != outward.steps().rend() && right != inward.steps().rend() &&
           left->rank == right->rank) {
        const auto time = outward.time_at(left->depth) + inward.time_at(left->depth);
        if (time < best.time) {
            best = {time, left->depth};
        }
        ++left;
        ++right;
    }
    return best;
}

TravelTime travel_time(const Metric& metric,
                       std::span<const Seed> from,
                       std::span<const Seed> to,
                       SearchSpace& space) {
    space.outward.run(metric, Direction::outward, from);
    space.inward.run(metric, Direction::inward, to);
    return meet(space.outward, space.inward).time;
}

namespace {

Seed seed_at(const Metric& metric, Rank rank, std::span<const Seed> seeds) {
    Seed best{k_none, k_unreachable};
    for (const auto& seed : seeds) {
        if (metric.hierarchy().rank(seed.node) == rank &&
            (best.node == k_none || seed.time < best.time)) {
            best = seed;
        }
    }
    return best;
}

} // namespace

Way quickest_way(const Metric& metric,
                 std::span<const Seed> from,
                 std::span<const Seed> to,
                 SearchSpace& space) {
    Way way;
    space.outward.run(metric, Direction::outward, from);
    space.inward.run(metric, Direction::inward, to);
    const auto meeting = meet(space.outward, space.inward);
    way.time = meeting.time;
    if (!meeting.time.is_reachable()) {
        return way;
    }
    auto ranks = space.outward.way_to(meeting.depth);
    const auto back = space.inward.way_to(meeting.depth);
    ranks.insert(ranks.end(), back.rbegin() + 1, back.rend());
    way.begin = seed_at(metric, ranks.front(), from);
    way.end = seed_at(metric, ranks.back(), to);
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        metric.unpack(ranks[i - 1], ranks[i], way.stretches);
    }
    return way;
}

} // namespace relais::geometry::roads
