#include "geometry/roads/travel.h"

#include "geometry/geodesic.h"
#include "geometry/roads/main_part.h"

#include <algorithm>
#include <cmath>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

constexpr Metres k_next_door{1000};
constexpr Metres k_other_side{40}; ///< a divided road's carriageways lie this near
constexpr std::size_t k_most_sides = 4;
constexpr double k_seconds_per_metre_at_1_kmh = 3.6;

/// Time from a stretch's `from` to a fraction of it; the rest is what remains, so that the two
/// always sum to the whole.
TravelTime part_of(TravelTime whole, double fraction) {
    if (!whole.is_reachable()) {
        return k_unreachable;
    }
    return {static_cast<std::uint32_t>(std::lround(whole.milliseconds * fraction))};
}

TravelTime rest_of(TravelTime whole, double fraction) {
    if (!whole.is_reachable()) {
        return k_unreachable;
    }
    return {whole.milliseconds - part_of(whole, fraction).milliseconds};
}

} // namespace

std::vector<Seed>
Anchor::seeds(const RoadBase& base, const StretchTimes& times, Direction direction) const {
    const auto& stretch = base.network.stretches[snap.stretch];
    const bool outward = direction == Direction::outward;
    const auto to_from = outward ? times.backward[snap.stretch] : times.forward[snap.stretch];
    const auto to_to = outward ? times.forward[snap.stretch] : times.backward[snap.stretch];
    std::vector<Seed> seeds;
    if (to_from.is_reachable()) {
        seeds.push_back({stretch.from, access + part_of(to_from, snap.fraction)});
    }
    if (to_to.is_reachable()) {
        seeds.push_back({stretch.to, access + rest_of(to_to, snap.fraction)});
    }
    return seeds;
}

Travel::Travel(const RoadBase& base,
               const TravelProfile& profile,
               Season season,
               std::span<const StretchId> blocked,
               int threads)
    : m_base(&base),
      m_profile(profile),
      m_metric(base.hierarchy, stretch_times(base.network, profile, season, blocked), threads),
      m_main(main_part(base.network, m_metric.times())) {}

bool Travel::is_estimated() const {
    return m_base->network.source != nullptr && m_base->network.source->estimated;
}

TravelTime Travel::off_road(Metres straight) const {
    const double detour =
        is_estimated() ? m_base->network.source->detour_factor : m_profile.access_detour;
    const double speed = is_estimated() ? m_profile.off_network_kmh : m_profile.access_kmh;
    return speed > 0 ? TravelTime::of_seconds(straight.value * detour *
                                              k_seconds_per_metre_at_1_kmh / speed)
                     : k_unreachable;
}

Metres Travel::longest_direct() const {
    return is_estimated() ? Metres{1e9} : k_next_door;
}

TravelTime Travel::direct(Metres straight) const {
    return straight <= longest_direct() ? off_road(straight) : k_unreachable;
}

Metres Travel::direct_within(TravelTime time) const {
    const auto one_km = off_road({1000});
    if (!time.is_reachable() || one_km.milliseconds == 0) {
        return longest_direct();
    }
    // Half a metre and a millisecond more than it takes, so that rounding leaves nobody out.
    const double metres = (time.milliseconds + 1.0) / one_km.milliseconds * 1000 * 1.001 + 1;
    return std::min(longest_direct(), Metres{metres});
}

Anchored Travel::anchor(LonLat place) const {
    Anchored result;
    result.place = place;
    const auto take = [&](const Snap& snap) {
        result.anchors.push_back({snap, off_road(snap.distance)});
    };
    const auto main = [&](StretchId stretch) { return m_main[stretch]; };
    const auto nearest = m_base->snaps.nearest(place, main, {});
    if (!nearest.empty()) {
        result.nearest_road = nearest[0].distance;
        if (nearest[0].distance.value <= m_profile.max_snap_m) {
            const auto& times = m_metric.times();
            const auto stretch = nearest[0].stretch;
            const bool one_way =
                times.forward[stretch].is_reachable() != times.backward[stretch].is_reachable();
            const auto sides =
                one_way
                    ? m_base->snaps.nearest(place, main, {Metres{1e9}, k_other_side, k_most_sides})
                    : nearest;
            std::ranges::for_each(sides, take);
        }
    }
    const double nearer =
        std::min(m_profile.max_snap_m, result.nearest_road.value_or(Metres{1e9}).value);
    const auto aside = [&](StretchId stretch) {
        return !m_main[stretch] && m_metric.times().is_usable(stretch);
    };
    const auto island = m_base->snaps.nearest(place, aside, {Metres{nearer}, {}, 1});
    std::ranges::for_each(island, take);
    return result;
}

TravelTime Travel::along_stretch(const Anchor& from, const Anchor& to) const {
    if (from.snap.stretch != to.snap.stretch) {
        return k_unreachable;
    }
    const auto& times = m_metric.times();
    const bool forward = from.snap.fraction <= to.snap.fraction;
    const auto whole = (forward ? times.forward : times.backward)[from.snap.stretch];
    if (!whole.is_reachable()) {
        return from.snap.fraction == to.snap.fraction && times.is_usable(from.snap.stretch)
                   ? from.access + to.access
                   : k_unreachable;
    }
    const auto a = part_of(whole, from.snap.fraction).milliseconds;
    const auto b = part_of(whole, to.snap.fraction).milliseconds;
    return from.access + TravelTime{std::max(a, b) - std::min(a, b)} + to.access;
}

TravelTime Travel::time(const Anchored& from, const Anchored& to, SearchSpace& space) const {
    auto best = direct(geodesic_distance(from.place, to.place));
    for (const auto& begin : from.anchors) {
        space.outward.run(m_metric,
                          Direction::outward,
                          begin.seeds(*m_base, m_metric.times(), Direction::outward));
        for (const auto& end : to.anchors) {
            space.inward.run(m_metric,
                             Direction::inward,
                             end.seeds(*m_base, m_metric.times(), Direction::inward));
            best =
                std::min({best, meet(space.outward, space.inward).time, along_stretch(begin, end)});
        }
    }
    return best;
}

} // namespace relais::geometry::roads
