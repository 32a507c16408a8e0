#include "geometry/geodesic.h"
#include "geometry/roads/stretch_line.h"
#include "geometry/roads/travel.h"

#include <algorithm>
#include <cmath>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

/// A stretch, or a part of one, on the way.
struct Leg {
    StretchId stretch = 0;
    double from = 0; ///< fraction of the stretch's line
    double to = 1;
    TravelTime time;
};

struct Choice {
    TravelTime time = k_unreachable;
    const Anchor* begin = nullptr; ///< none: straight
    const Anchor* end = nullptr;
    bool along = false; ///< without leaving one stretch
};

class Tracing {
public:
    Tracing(const Travel& travel, SearchSpace& space)
        : m_travel(travel),
          m_space(space) {}

    Choice choose(const Anchored& from, const Anchored& to) {
        Choice best{m_travel.direct(from.place, to.place)};
        const auto consider = [&](Choice choice) {
            if (choice.time < best.time) {
                best = choice;
            }
        };
        for (const auto& begin : from.anchors) {
            for (const auto& end : to.anchors) {
                consider({m_travel.along_stretch(begin, end), &begin, &end, true});
                consider({travel_time(m_travel.metric(), outward(begin), inward(end), m_space),
                          &begin,
                          &end,
                          false});
            }
        }
        return best;
    }

    std::vector<Leg> legs(const Choice& choice) {
        const auto& begin = *choice.begin;
        const auto& end = *choice.end;
        if (choice.along) {
            const TravelTime time{choice.time.milliseconds - begin.access.milliseconds -
                                  end.access.milliseconds};
            return {{begin.snap.stretch, begin.snap.fraction, end.snap.fraction, time}};
        }
        const auto way = quickest_way(m_travel.metric(), outward(begin), inward(end), m_space);
        std::vector<Leg> legs{first_leg(begin, way.begin)};
        const auto& times = m_travel.metric().times();
        for (const auto& [stretch, forward] : way.stretches) {
            legs.push_back({stretch,
                            forward ? 0.0 : 1.0,
                            forward ? 1.0 : 0.0,
                            (forward ? times.forward : times.backward)[stretch]});
        }
        legs.push_back(last_leg(end, way.end));
        return legs;
    }

private:
    Seeds outward(const Anchor& anchor) const {
        return anchor.seeds(m_travel.base(), m_travel.metric().times(), Direction::outward);
    }
    Seeds inward(const Anchor& anchor) const {
        return anchor.seeds(m_travel.base(), m_travel.metric().times(), Direction::inward);
    }

    /// To which end of its stretch a place's seed leads; on a loop, the end that takes the seed's
    /// time.
    double end_of(const Anchor& anchor, const Seed& seed, Direction direction) const {
        const auto& stretch = m_travel.base().network.stretches[anchor.snap.stretch];
        if (stretch.from != stretch.to) {
            return seed.node == stretch.to ? 1.0 : 0.0;
        }
        const auto seeds = direction == Direction::outward ? outward(anchor) : inward(anchor);
        return std::prev(seeds.end())->time == seed.time ? 1.0 : 0.0;
    }
    Leg first_leg(const Anchor& anchor, const Seed& seed) const {
        return {anchor.snap.stretch,
                anchor.snap.fraction,
                end_of(anchor, seed, Direction::outward),
                {seed.time.milliseconds - anchor.access.milliseconds}};
    }
    Leg last_leg(const Anchor& anchor, const Seed& seed) const {
        return {anchor.snap.stretch,
                end_of(anchor, seed, Direction::inward),
                anchor.snap.fraction,
                {seed.time.milliseconds - anchor.access.milliseconds}};
    }

    const Travel& m_travel;
    SearchSpace& m_space;
};

/// Joins legs of one name and class.
class Steps {
public:
    Steps(const RoadNetwork& network, Route& route)
        : m_network(network),
          m_route(route) {}

    void add(const Leg& leg) {
        const auto& stretch = m_network.stretches[leg.stretch];
        const double metres = stretch.length_mm * 1e-3 * std::abs(leg.to - leg.from);
        if (metres == 0 && leg.time == TravelTime{}) {
            return;
        }
        const auto first_point = m_route.line.empty() ? 0 : m_route.line.size() - 1;
        append_line(m_network, leg.stretch, leg.from, leg.to, m_route.line);
        const std::string name(stretch.name < m_network.names.size() ? m_network.names[stretch.name]
                                                                     : "");
        if (m_route.steps.empty() || m_route.steps.back().name != name ||
            m_route.steps.back().road_class != stretch.road_class) {
            m_longest = -1;
            m_route.steps.push_back({name,
                                     stretch.road_class,
                                     stretch.surface,
                                     0,
                                     {},
                                     static_cast<std::uint32_t>(first_point)});
        }
        auto& step = m_route.steps.back();
        step.metres += metres;
        step.time = step.time + leg.time;
        m_route.metres += metres;
        if (metres > m_longest) {
            m_longest = metres;
            step.surface = stretch.surface;
        }
    }

    /// A few metres across a junction are no step of their own: they go with the one before, at the
    /// beginning with the one after.
    void join_short() {
        constexpr double k_worth_telling = 30; // metres
        auto& steps = m_route.steps;
        for (std::size_t i = 0; i < steps.size() && steps.size() > 1;) {
            if (steps[i].metres >= k_worth_telling || steps[i].road_class == RoadClass::ferry) {
                ++i;
                continue;
            }
            auto& other = i == 0 ? steps[1] : steps[i - 1];
            other.metres += steps[i].metres;
            other.time = other.time + steps[i].time;
            other.first_point = std::min(other.first_point, steps[i].first_point);
            steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

private:
    const RoadNetwork& m_network;
    Route& m_route;
    double m_longest = -1;
};

} // namespace

Route Travel::route(const Anchored& from, const Anchored& to, SearchSpace& space) const {
    Tracing tracing(*this, space);
    const auto choice = tracing.choose(from, to);
    Route route;
    route.time = choice.time;
    if (!choice.time.is_reachable()) {
        return route;
    }
    route.line.push_back(from.place);
    if (choice.begin == nullptr) {
        route.direct = true;
        route.access_from = geodesic_distance(from.place, to.place);
        route.access_time = choice.time;
        route.line.push_back(to.place);
        return route;
    }
    route.access_from = choice.begin->snap.distance;
    route.access_to = choice.end->snap.distance;
    route.access_time = choice.begin->access + choice.end->access;
    route.line.push_back(choice.begin->snap.point);
    Steps steps(m_base->network, route);
    for (const auto& leg : tracing.legs(choice)) {
        steps.add(leg);
    }
    steps.join_short();
    route.line.push_back(choice.end->snap.point);
    route.line.push_back(to.place);
    return route;
}

} // namespace relais::geometry::roads
