#include "usecases/travel_map.h"

#include "geometry/nearest_index.h"
#include "usecases/nearest_code.h"
#include "usecases/snapshot.h"
#include "util/errors.h"

#include <algorithm>
#include <cmath>

namespace relais::usecases {

using namespace relais::directory;
namespace {

constexpr std::array<std::string_view, k_travel_mode_count> k_modes{"car", "motorcycle", "foot"};
constexpr std::array<std::string_view, k_season_count> k_seasons{"dry", "rainy"};
constexpr double k_most_minutes = 1440;

template <class Enum, std::size_t Count>
Enum read(const std::string& field,
          const std::string& code,
          const std::array<std::string_view, Count>& codes) {
    const auto found = std::ranges::find(codes, code);
    if (found == codes.end()) {
        throw unknown_code(field, code, {codes.begin(), codes.end()});
    }
    return static_cast<Enum>(found - codes.begin());
}

geometry::roads::ClosedAreas closed(const std::vector<const BlockedArea*>& areas) {
    std::vector<Polygon> polygons;
    for (const auto* area : areas) {
        polygons.insert(polygons.end(), area->polygons.begin(), area->polygons.end());
    }
    return geometry::roads::ClosedAreas(std::move(polygons));
}

const TravelProfile& profile_of(const Roads& roads, TravelMode mode) {
    const auto* profile = roads.profile(mode);
    if (profile == nullptr) {
        throw util::Unavailable({"travel.no_profile", {{"mode", std::string(code_of(mode))}}});
    }
    return *profile;
}

} // namespace

std::string_view code_of(TravelMode mode) {
    return k_modes[static_cast<std::size_t>(mode)];
}

std::string_view code_of(Season season) {
    return k_seasons[static_cast<std::size_t>(season)];
}

AskedTravel read_travel(const TravelWords& words) {
    AskedTravel asked;
    asked.mode = read<TravelMode>("travel/mode", words.mode, k_modes);
    asked.season =
        words.season.empty() ? Season::dry : read<Season>("travel/season", words.season, k_seasons);
    if (words.within_minutes) {
        if (!(*words.within_minutes >= 1 && *words.within_minutes <= k_most_minutes)) {
            const double shown = std::isfinite(*words.within_minutes)
                                     ? std::clamp(*words.within_minutes, -1e9, 1e9)
                                     : 0;
            throw out_of_range(
                "travel/within_minutes", std::to_string(std::lround(shown)), 1, 1440);
        }
        asked.within = TravelTime::of_seconds(*words.within_minutes * 60);
    }
    return asked;
}

TravelMap::TravelMap(const Snapshot& snapshot,
                     std::shared_ptr<const Roads> roads,
                     AskedTravel how,
                     util::Day day)
    : m_roads(std::move(roads)),
      m_how(how),
      m_blocked(m_roads->blocked_on(day)),
      m_travel(m_roads->base, profile_of(*m_roads, how.mode), how.season, closed(m_blocked)) {
    std::vector<geometry::roads::Target> targets;
    const auto& offerings = snapshot.nearest().offerings();
    m_targets.assign(offerings.size(), geometry::roads::k_none);
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        const auto& offering = offerings[i];
        if (offering.point && is_valid(*offering.point)) {
            const auto publics =
                offering.facts.publics == 0 ? k_no_publics : std::uint64_t{offering.facts.publics};
            m_targets[i] = static_cast<std::uint32_t>(targets.size());
            m_offerings.push_back(i);
            targets.push_back({*offering.point, {offering.facts.needs, publics}});
        }
    }
    m_services = std::make_unique<geometry::roads::NearestTargets>(m_travel, targets);
}

std::optional<std::uint32_t> TravelMap::target(std::uint32_t offering) const {
    const auto target = m_targets[offering];
    return target != geometry::roads::k_none ? std::optional(target) : std::nullopt;
}

const std::vector<geometry::roads::Anchored>& TravelMap::demand(const Demand& demand) const {
    const std::scoped_lock lock(m_mutex);
    auto& anchored = m_demand[&demand];
    if (!anchored) {
        std::vector<geometry::roads::Anchored> places;
        places.reserve(demand.points.size());
        for (const auto& point : demand.points) {
            places.push_back(m_travel.anchor(point.point));
        }
        anchored =
            std::make_unique<const std::vector<geometry::roads::Anchored>>(std::move(places));
    }
    return *anchored;
}

std::shared_ptr<const TravelMap> TravelMaps::get(AskedTravel how, util::Day day) const {
    if (!m_roads) {
        throw util::Unavailable({"travel.no_roads", {}});
    }
    if (m_roads->fault) {
        throw util::Unavailable(*m_roads->fault);
    }
    const std::scoped_lock lock(m_mutex);
    auto& map = m_maps[{how.mode, how.season}];
    if (!map || map->blocked() != m_roads->blocked_on(day)) {
        how.within = k_unreachable;
        map = std::make_shared<const TravelMap>(*m_snapshot, m_roads, how, day);
    }
    return map;
}

TravelFacts
travel_facts(const TravelMap& map, const AskedTravel& how, const geometry::roads::Anchored& place) {
    auto facts = travel_of_country(map, how);
    facts.nearest_road = place.nearest_road;
    facts.cut_off = place.cut_off;
    facts.off_network = place.anchors.empty() && !facts.cut_off;
    return facts;
}

TravelFacts travel_of_country(const TravelMap& map, const AskedTravel& how) {
    TravelFacts facts;
    facts.how = how;
    facts.estimated = map.travel().is_estimated();
    if (const auto* source = map.roads().base.network.source; source != nullptr) {
        facts.source = source->name;
        facts.as_of = source->as_of;
    }
    for (const auto* area : map.blocked()) {
        facts.blocked.push_back(*area);
    }
    return facts;
}

} // namespace relais::usecases
