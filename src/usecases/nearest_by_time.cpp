#include "usecases/nearest_by_time.h"

#include "geometry/geodesic.h"
#include "usecases/snapshot.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace relais::usecases {

using namespace relais::directory;
using geometry::Found;
using geometry::roads::NearestTargets;
using geometry::roads::TargetTime;
using geometry::roads::TraitTest;

namespace {

/// Each thread's own scratch memory: requests come one after another on it.
NearestTargets::Scratch& scratch() {
    thread_local NearestTargets::Scratch mine;
    return mine;
}

geometry::roads::SearchSpace& space() {
    thread_local geometry::roads::SearchSpace mine;
    return mine;
}

/// The rule, asked once of a service however many lists it might be in.
class Judge {
public:
    Judge(const Snapshot& snapshot,
          const TravelMap& map,
          const Query& query,
          std::optional<Metres> within)
        : m_snapshot(snapshot),
          m_map(map),
          m_query(query),
          m_within(within) {}

    struct Judged {
        Metres distance;
        Assessment assessment;
        Suitability suitability = Suitability::unsuitable;
    };
    const Judged& judge(std::uint32_t target) {
        const auto [entry, is_new] = m_judged.try_emplace(target);
        if (is_new) {
            const auto& offering = m_snapshot.nearest().offerings()[m_map.offering(target)];
            entry->second.distance =
                geometry::geodesic_distance(m_query.place.point, *offering.point);
            entry->second.assessment = assess(
                offering.facts, m_snapshot.nearest().tables(), m_query, entry->second.distance);
            const bool near = !m_within || entry->second.distance <= *m_within;
            entry->second.suitability =
                near ? entry->second.assessment.suitability() : Suitability::unsuitable;
        }
        return entry->second;
    }

private:
    const Snapshot& m_snapshot;
    const TravelMap& m_map;
    const Query& m_query;
    std::optional<Metres> m_within;
    std::unordered_map<std::uint32_t, Judged> m_judged;
};

/// Bits that a service of the list must have; the rule has the last word.
std::vector<TraitTest> tests_for(Suitability suitability, const Query& query) {
    std::vector<TraitTest> tests{{0, query.needs}};
    if (!query.profile.publics.empty() && suitability <= Suitability::possible) {
        std::uint64_t publics = query.profile.publics.bits;
        publics |= CodeSet<Public>{Public::everyone}.bits;
        publics |= suitability == Suitability::possible ? TravelMap::k_no_publics : 0;
        tests.push_back({1, publics});
    }
    return tests;
}

} // namespace

struct NearestByTime::Wanted {
    Suitability suitability = Suitability::suitable;
    int count = 0;
    const Query& query;
    Judge& judge;
};

NearestByTime::NearestByTime(const Snapshot& snapshot,
                             LonLat place,
                             const AskedTravel& how,
                             util::Day day)
    : m_snapshot(&snapshot),
      m_map(snapshot.travel().get(how, day)),
      m_from(m_map->travel().anchor(place)),
      m_how(how),
      m_facts(travel_facts(*m_map, how, m_from)) {}

Journey NearestByTime::journey(const geometry::roads::Anchored& to) const {
    const auto route = m_map->travel().route(m_from, to, space());
    return {route.time,
            Metres{route.metres},
            Metres{route.access_from.value + route.access_to.value},
            route.direct};
}

std::vector<TravelTime> NearestByTime::times() const {
    std::vector<TravelTime> times(m_map->services().size(), k_unreachable);
    for (const auto& [target, time] : m_map->services().within(m_from, m_how.within, scratch())) {
        times[target] = time;
    }
    return times;
}

/// The k first by time; all that are as far as the k-th are looked at, so that ties break by the
/// rest of the order.
std::vector<Found> NearestByTime::list(const Wanted& wanted) const {
    const auto& services = m_map->services();
    const auto tests = tests_for(wanted.suitability, wanted.query);
    const auto accept = [&](std::uint32_t target) {
        return wanted.judge.judge(target).suitability == wanted.suitability;
    };
    NearestTargets::Options options{static_cast<std::size_t>(wanted.count), m_how.within, tests};
    auto nearest = services.nearest(m_from, options, accept, scratch());
    if (nearest.size() == options.k && !nearest.empty()) {
        options.within = nearest.back().time;
        options.k = services.size();
        nearest = services.nearest(m_from, options, accept, scratch());
    }
    return in_order(std::move(nearest), wanted);
}

std::vector<Found> NearestByTime::in_order(std::vector<TargetTime> nearest,
                                           const Wanted& wanted) const {
    const auto& services = m_map->services();
    const auto key = [&](const TargetTime& one) {
        const auto offering = m_map->offering(one.target);
        return std::tuple(one.time,
                          wanted.judge.judge(one.target).assessment.count(Verdict::unknown),
                          m_snapshot->nearest().offerings()[offering].number,
                          offering);
    };
    std::ranges::sort(nearest, {}, key);
    nearest.resize(std::min(nearest.size(), static_cast<std::size_t>(wanted.count)));
    std::vector<Found> found;
    for (const auto& [target, time] : nearest) {
        const auto& judged = wanted.judge.judge(target);
        found.push_back({m_map->offering(target),
                         judged.distance,
                         judged.assessment,
                         journey(services.anchored(target))});
    }
    return found;
}

geometry::NearestAnswer NearestByTime::nearest(const Query& query,
                                               const geometry::NearestOptions& options) const {
    Judge judge(*m_snapshot, *m_map, query, options.within);
    geometry::NearestAnswer answer;
    answer.suitable = list({Suitability::suitable, options.k, query, judge});
    answer.possible = list({Suitability::possible, options.k, query, judge});
    answer.near_misses =
        list({Suitability::near_miss, std::min(options.k, options.near_misses), query, judge});
    answer.outreach = m_snapshot->nearest().nearest(query, options).outreach;
    return answer;
}

} // namespace relais::usecases
