#include "geometry/roads/nearest_targets.h"

#include "geometry/geodesic.h"

#include <algorithm>
#include <numeric>

namespace relais::geometry::roads {

/// A target as seen from one of its ancestors.
struct NearestTargets::Placed {
    Rank rank = 0;
    TravelTime time;
    std::uint32_t target = 0;
    auto operator<=>(const Placed&) const = default;
};

NearestTargets::NearestTargets(const Travel& travel, std::span<const Target> targets)
    : m_travel(&travel) {
    m_targets.reserve(targets.size());
    for (std::uint32_t i = 0; i < targets.size(); ++i) {
        m_targets.push_back(travel.anchor(targets[i].point));
        m_traits.push_back(targets[i].traits);
        for (std::uint32_t anchor = 0; anchor < m_targets[i].anchors.size(); ++anchor) {
            m_by_stretch.push_back({m_targets[i].anchors[anchor].snap.stretch, i, anchor});
        }
    }
    std::ranges::sort(m_by_stretch);
    m_by_latitude.resize(targets.size());
    std::iota(m_by_latitude.begin(), m_by_latitude.end(), 0U);
    std::ranges::stable_sort(
        m_by_latitude, {}, [&](std::uint32_t i) { return targets[i].point.latitude; });
    fill_buckets(climb_from_targets());
}

std::vector<NearestTargets::Placed> NearestTargets::climb_from_targets() const {
    const auto& base = m_travel->base();
    std::vector<Placed> placed;
    Climb climb;
    for (std::uint32_t target = 0; target < m_targets.size(); ++target) {
        for (const auto& anchor : m_targets[target].anchors) {
            climb.run(m_travel->metric(),
                      Direction::inward,
                      anchor.seeds(base, m_travel->metric().times(), Direction::inward));
            for (const auto& step : climb.steps()) {
                if (const auto time = climb.time_at(step.depth); time.is_reachable()) {
                    placed.push_back({step.rank, time, target});
                }
            }
        }
    }
    std::ranges::sort(placed);
    return placed;
}

void NearestTargets::fill_buckets(const std::vector<Placed>& placed) {
    m_bucket.assign(m_travel->base().hierarchy.size(), k_none);
    std::vector<std::uint32_t> seen_at(m_targets.size(), k_none);
    Rank rank = k_none;
    for (const auto& each : placed) {
        if (each.rank != rank) {
            rank = each.rank;
            m_bucket[rank] = static_cast<std::uint32_t>(m_first_block.size());
            m_entries.resize((m_entries.size() + k_block - 1) / k_block * k_block,
                             Entry{0, k_unreachable});
            m_first_block.push_back(static_cast<std::uint32_t>(m_entries.size() / k_block));
        }
        if (seen_at[each.target] == rank) {
            continue; // by another side of its road, and sooner
        }
        seen_at[each.target] = rank;
        m_entries.push_back({each.target, each.time});
    }
    m_entries.resize((m_entries.size() + k_block - 1) / k_block * k_block, Entry{0, k_unreachable});
    m_first_block.push_back(static_cast<std::uint32_t>(m_entries.size() / k_block));
    m_block_traits.resize(m_entries.size() / k_block);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].time.is_reachable()) {
            for (std::size_t word = 0; word < Traits{}.size(); ++word) {
                m_block_traits[i / k_block][word] |= m_traits[m_entries[i].target][word];
            }
        }
    }
}

std::size_t NearestTargets::bytes() const {
    return m_entries.size() * sizeof(Entry) + m_block_traits.size() * sizeof(Traits) +
           (m_bucket.size() + m_first_block.size()) * sizeof(std::uint32_t);
}

class NearestTargets::Search {
public:
    Search(const NearestTargets& index,
           const Options& options,
           const std::function<bool(std::uint32_t)>& accept,
           Scratch& scratch)
        : m_index(index),
          m_options(options),
          m_accept(accept),
          m_scratch(scratch),
          m_bound{k_none, options.within} {
        m_best.reserve(options.k + 1);
        constexpr std::uint32_t k_last_search = 0x7fffffff;
        if (++m_scratch.search == k_last_search || m_scratch.asked.size() < index.size()) {
            m_scratch.asked.assign(std::max(m_scratch.asked.size(), index.size()), 0);
            m_scratch.search = 1;
        }
    }

    std::vector<TargetTime> run(const Anchored& from) {
        for (const auto& anchor : from.anchors) {
            look_along_stretch(anchor);
            climb(anchor);
        }
        look_straight(from.place);
        return std::move(m_best);
    }

private:
    void climb(const Anchor& anchor) {
        const auto& travel = *m_index.m_travel;
        m_scratch.climb.run(
            travel.metric(),
            Direction::outward,
            anchor.seeds(travel.base(), travel.metric().times(), Direction::outward),
            m_bound.time);
        for (const auto& step : m_scratch.climb.steps()) {
            const auto time = m_scratch.climb.time_at(step.depth);
            const auto bucket = m_index.m_bucket[step.rank];
            if (bucket != k_none && time <= m_bound.time && time.is_reachable()) {
                read(bucket, time);
            }
        }
    }

    void read(std::uint32_t bucket, TravelTime here) {
        const auto last = m_index.m_first_block[bucket + 1];
        for (auto block = m_index.m_first_block[bucket]; block < last; ++block) {
            const auto* entry = &m_index.m_entries[static_cast<std::size_t>(block) * k_block];
            if (here + entry->time > m_bound.time) {
                return;
            }
            if (!may_pass(m_index.m_block_traits[block])) {
                continue;
            }
            for (std::uint32_t i = 0; i < k_block && entry[i].time.is_reachable(); ++i) {
                consider({entry[i].target, here + entry[i].time});
            }
        }
    }

    [[nodiscard]] bool may_pass(const Traits& traits) const {
        for (const auto& test : m_options.tests) {
            if ((traits[test.word] & test.any_of) == 0) {
                return false;
            }
        }
        return true;
    }

    static bool is_before(const TargetTime& a, const TargetTime& b) {
        return a.time != b.time ? a.time < b.time : a.target < b.target;
    }

    void consider(TargetTime found) {
        if (!found.time.is_reachable() || is_before(m_bound, found) ||
            !may_pass(m_index.m_traits[found.target]) || !accepts(found.target)) {
            return;
        }
        const auto same = std::ranges::find(m_best, found.target, &TargetTime::target);
        if (same != m_best.end()) {
            if (same->time <= found.time) {
                return;
            }
            m_best.erase(same);
        }
        m_best.insert(std::ranges::lower_bound(m_best, found, is_before), found);
        if (m_best.size() > m_options.k) {
            m_best.pop_back();
        }
        if (m_best.size() == m_options.k && !m_best.empty() && is_before(m_best.back(), m_bound)) {
            m_bound = m_best.back();
        }
    }

    bool accepts(std::uint32_t target) {
        auto& asked = m_scratch.asked[target];
        if (asked / 2 != m_scratch.search) {
            asked = m_scratch.search * 2 + (m_accept(target) ? 1 : 0);
        }
        return asked % 2 == 1;
    }

    void look_along_stretch(const Anchor& anchor) {
        const OnStretch begin{anchor.snap.stretch, 0, 0};
        for (auto i = std::ranges::lower_bound(m_index.m_by_stretch, begin);
             i != m_index.m_by_stretch.end() && i->stretch == anchor.snap.stretch;
             ++i) {
            const auto& there = m_index.m_targets[i->target].anchors[i->anchor];
            consider({i->target, m_index.m_travel->along_stretch(anchor, there)});
        }
    }

    /// What is so near, or so far from any road, that one goes straight.
    void look_straight(directory::LonLat place) {
        const auto& travel = *m_index.m_travel;
        constexpr double k_shortest_degree =
            110'000; // metres of a degree of latitude are never fewer
        const double band = travel.direct_within(m_bound.time).value / k_shortest_degree;
        const auto latitude = [&](std::uint32_t i) { return m_index.m_targets[i].place.latitude; };
        for (auto i = std::ranges::lower_bound(
                 m_index.m_by_latitude, place.latitude - band, {}, latitude);
             i != m_index.m_by_latitude.end() && latitude(*i) <= place.latitude + band;
             ++i) {
            if (may_pass(m_index.m_traits[*i])) {
                consider(
                    {*i, travel.direct(geodesic_distance(place, m_index.m_targets[*i].place))});
            }
        }
    }

    const NearestTargets& m_index;
    const Options& m_options;
    const std::function<bool(std::uint32_t)>& m_accept;
    Scratch& m_scratch;
    TargetTime m_bound; ///< nothing after this counts
    std::vector<TargetTime> m_best;
};

std::vector<TargetTime> NearestTargets::nearest(const Anchored& from,
                                                const Options& options,
                                                const std::function<bool(std::uint32_t)>& accept,
                                                Scratch& scratch) const {
    if (options.k == 0 || m_targets.empty()) {
        return {};
    }
    return Search(*this, options, accept, scratch).run(from);
}

std::vector<TravelTime> NearestTargets::times(const Anchored& from, Scratch& scratch) const {
    std::vector<TravelTime> times(m_targets.size(), k_unreachable);
    const auto& travel = *m_travel;
    for (const auto& anchor : from.anchors) {
        scratch.climb.run(travel.metric(),
                          Direction::outward,
                          anchor.seeds(travel.base(), travel.metric().times(), Direction::outward));
        for (const auto& step : scratch.climb.steps()) {
            const auto here = scratch.climb.time_at(step.depth);
            const auto bucket = m_bucket[step.rank];
            if (bucket == k_none || !here.is_reachable()) {
                continue;
            }
            const auto last = static_cast<std::size_t>(m_first_block[bucket + 1]) * k_block;
            for (auto i = static_cast<std::size_t>(m_first_block[bucket]) * k_block; i < last;
                 ++i) {
                auto& best = times[m_entries[i].target];
                best = std::min(best, here + m_entries[i].time);
            }
        }
    }
    for (std::uint32_t target = 0; target < m_targets.size(); ++target) {
        auto& best = times[target];
        best =
            std::min(best, travel.direct(geodesic_distance(from.place, m_targets[target].place)));
        for (const auto& begin : from.anchors) {
            for (const auto& end : m_targets[target].anchors) {
                best = std::min(best, travel.along_stretch(begin, end));
            }
        }
    }
    return times;
}

} // namespace relais::geometry::roads
