#include "geometry/roads/travel.h"

#include "geometry/geodesic.h"
#include "geometry/roads/main_part.h"

#include <algorithm>
#include <cmath>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

constexpr Metres k_next_door{1000};
constexpr Metres k_far_from_roads{60'000}; ///< on a skeleton; one settlement in 700 lies farther
constexpr Metres k_other_side{40};         ///< a divided road's carriageways lie this near
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

Seeds Anchor::seeds(const RoadBase& base, const StretchTimes& times, Direction direction) const {
    const auto& stretch = base.network.stretches[snap.stretch];
    const bool outward = direction == Direction::outward;
    const auto to_from = outward ? times.backward[snap.stretch] : times.forward[snap.stretch];
    const auto to_to = outward ? times.forward[snap.stretch] : times.backward[snap.stretch];
    Seeds seeds;
    if (to_from.is_reachable()) {
        seeds.add({stretch.from, access + part_of(to_from, snap.fraction)});
    }
    if (to_to.is_reachable()) {
        seeds.add({stretch.to, access + rest_of(to_to, snap.fraction)});
    }
    return seeds;
}

Travel::Travel(const RoadBase& base,
               const TravelProfile& profile,
               Season season,
               ClosedAreas closed,
               int threads)
    : m_base(&base),
      m_profile(profile),
      m_closed(std::move(closed)),
      m_metric(base.hierarchy,
               stretch_times(base.network, profile, season, m_closed.stretches_of(base.network)),
               threads) {
    const auto& network = base.network;
    if (m_closed.empty()) {
        m_main = main_part(network, m_metric.times());
        return;
    }
    m_main = main_part(network, stretch_times(network, profile, season));
    m_core = main_part(network, m_metric.times());
}

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
    return is_estimated() ? k_far_from_roads : k_next_door;
}

Metres Travel::longest_access() const {
    const Metres usual{m_profile.max_snap_m};
    return is_estimated() ? std::max(k_far_from_roads, usual) : usual;
}

TravelTime Travel::direct(LonLat from, LonLat to) const {
    const auto straight = geodesic_distance(from, to);
    return straight <= longest_direct() && !m_closed.part(from, to) ? off_road(straight)
                                                                    : k_unreachable;
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
    Anchored held;
    held.place = place;
    held.cut_off = m_closed.holds(place);
    if (held.cut_off) {
        return held;
    }
    hold_on_to_main(held);
    hold_on_to_island(held);
    hold_on_to_core(held);
    if (held.anchors.empty() && !m_closed.empty()) {
        const auto main = [&](StretchId stretch, LonLat) { return m_main[stretch]; };
        held.cut_off = !m_base->snaps.nearest(place, main, {longest_access(), {}, 1}).empty();
    }
    return held;
}

/// Roads of a part that are open, and that no closed area keeps from the place.
std::vector<Snap> Travel::roads_near(LonLat place,
                                     const std::vector<bool>& part,
                                     Part which,
                                     const SnapIndex::Options& options) const {
    const auto& times = m_metric.times();
    const auto accept = [&](StretchId stretch, LonLat point) {
        return part[stretch] == (which == Part::inside) && times.is_usable(stretch) &&
               !m_closed.part(place, point);
    };
    return m_base->snaps.nearest(place, accept, options);
}

void Travel::hold(Anchored& held, std::span<const Snap> roads) const {
    for (const auto& snap : roads) {
        held.anchors.push_back({snap, off_road(snap.distance)});
    }
}

void Travel::hold_on_to_main(Anchored& held) const {
    const auto nearest = roads_near(held.place, m_main, Part::inside, {});
    if (nearest.empty()) {
        return;
    }
    held.nearest_road = nearest[0].distance;
    if (nearest[0].distance > longest_access()) {
        return;
    }
    const auto& times = m_metric.times();
    const auto stretch = nearest[0].stretch;
    const bool one_way =
        times.forward[stretch].is_reachable() != times.backward[stretch].is_reachable();
    hold(held,
         one_way ? roads_near(
                       held.place, m_main, Part::inside, {Metres{1e9}, k_other_side, k_most_sides})
                 : nearest);
}

void Travel::hold_on_to_island(Anchored& held) const {
    const double nearer =
        std::min(longest_access().value, held.nearest_road.value_or(Metres{1e9}).value);
    hold(held, roads_near(held.place, m_main, Part::outside, {Metres{nearer}, {}, 1}));
}

void Travel::hold_on_to_core(Anchored& held) const {
    const auto in_core = [&](const Anchor& anchor) { return m_core[anchor.snap.stretch]; };
    if (m_core.empty() || std::ranges::any_of(held.anchors, in_core)) {
        return;
    }
    hold(held, roads_near(held.place, m_core, Part::inside, {k_next_door, {}, 1}));
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
    auto best = direct(from.place, to.place);
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
