#include "geometry/roads/nearest_targets.h"

#include <algorithm>

namespace relais::geometry::roads {
namespace {

std::vector<directory::LonLat> points_of(std::span<const Target> targets) {
    std::vector<directory::LonLat> points;
    for (const auto& target : targets) {
        points.push_back(target.point);
    }
    return points;
}

} // namespace

/// A target as seen from one of its ancestors.
struct NearestTargets::Placed {
    Rank rank = 0;
    TravelTime time;
    std::uint32_t target = 0;
    auto operator<=>(const Placed&) const = default;
};

NearestTargets::NearestTargets(const Travel& travel, std::span<const Target> targets)
    : m_travel(&travel),
      m_by_latitude(points_of(targets)) {
    m_targets.reserve(targets.size());
    for (std::uint32_t i = 0; i < targets.size(); ++i) {
        m_targets.push_back(travel.anchor(targets[i].point));
        m_traits.push_back(targets[i].traits);
        for (std::uint32_t anchor = 0; anchor < m_targets[i].anchors.size(); ++anchor) {
            m_by_stretch.push_back({m_targets[i].anchors[anchor].snap.stretch, i, anchor});
        }
    }
    std::ranges::sort(m_by_stretch);
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
        if (m_options.ways == Ways::all) {
            look_straight(from.place);
        }
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
        m_index.each_on_stretch(
            anchor.snap.stretch, [&](std::uint32_t target, const Anchor& there) {
                consider({target, m_index.m_travel->along_stretch(anchor, there)});
            });
    }

    /// What is so near, or so far from any road, that one goes straight.
    void look_straight(directory::LonLat place) {
        const auto& travel = *m_index.m_travel;
        const auto reach = travel.direct_within(m_bound.time);
        m_index.m_by_latitude.each_near(
            place, reach, [&](std::uint32_t target, directory::LonLat point) {
                if (may_pass(m_index.m_traits[target])) {
                    consider({target, travel.direct(place, point)});
                }
            });
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

template <class Take>
void NearestTargets::each_on_stretch(StretchId stretch, const Take& take) const {
    for (auto i = std::ranges::lower_bound(m_by_stretch, OnStretch{stretch, 0, 0});
         i != m_by_stretch.end() && i->stretch == stretch;
         ++i) {
        take(i->target, m_targets[i->target].anchors[i->anchor]);
    }
}

/// Collects the best time to each target within a limit.
class NearestTargets::Gathering {
public:
    Gathering(const NearestTargets& index, TravelTime limit, Scratch& scratch)
        : m_index(index),
          m_travel(*index.m_travel),
          m_limit(limit),
          m_scratch(scratch) {
        if (m_scratch.best.size() < index.size()) {
            m_scratch.best.resize(index.size(), k_unreachable);
        }
    }
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;
    ~Gathering() {
        for (const auto target : m_scratch.reached) {
            m_scratch.best[target] = k_unreachable;
        }
        m_scratch.reached.clear();
    }

    void run(const Anchored& from) {
        for (const auto& anchor : from.anchors) {
            read_buckets(anchor);
            m_index.each_on_stretch(anchor.snap.stretch,
                                    [&](std::uint32_t target, const Anchor& there) {
                                        take(target, m_travel.along_stretch(anchor, there));
                                    });
        }
        m_index.m_by_latitude.each_near(from.place,
                                        m_travel.direct_within(m_limit),
                                        [&](std::uint32_t target, directory::LonLat point) {
                                            take(target, m_travel.direct(from.place, point));
                                        });
    }

private:
    void read_buckets(const Anchor& anchor) {
        auto& climb = m_scratch.climb;
        climb.run(m_travel.metric(),
                  Direction::outward,
                  anchor.seeds(m_travel.base(), m_travel.metric().times(), Direction::outward),
                  m_limit);
        for (const auto& step : climb.steps()) {
            const auto here = climb.time_at(step.depth);
            const auto bucket = m_index.m_bucket[step.rank];
            if (bucket == k_none || !here.is_reachable()) {
                continue;
            }
            auto i = static_cast<std::size_t>(m_index.m_first_block[bucket]) * k_block;
            const auto last = static_cast<std::size_t>(m_index.m_first_block[bucket + 1]) * k_block;
            for (; i < last && here + m_index.m_entries[i].time <= m_limit; ++i) {
                take(m_index.m_entries[i].target, here + m_index.m_entries[i].time);
            }
        }
    }

    void take(std::uint32_t target, TravelTime time) {
        auto& best = m_scratch.best[target];
        if (time > m_limit || !(time < best)) {
            return;
        }
        if (!best.is_reachable()) {
            m_scratch.reached.push_back(target);
        }
        best = time;
    }

    const NearestTargets& m_index;
    const Travel& m_travel;
    TravelTime m_limit;
    Scratch& m_scratch;
};

std::vector<TargetTime>
NearestTargets::within(const Anchored& from, TravelTime limit, Scratch& scratch) const {
    Gathering gathering(*this, limit, scratch);
    gathering.run(from);
    std::vector<TargetTime> found;
    found.reserve(scratch.reached.size());
    for (const auto target : scratch.reached) {
        found.push_back({target, scratch.best[target]});
    }
    return found;
}

std::vector<TravelTime> NearestTargets::times(const Anchored& from, Scratch& scratch) const {
    std::vector<TravelTime> times(m_targets.size(), k_unreachable);
    for (const auto& [target, time] : within(from, k_unreachable, scratch)) {
        times[target] = time;
    }
    return times;
}

} // namespace relais::geometry::roads
