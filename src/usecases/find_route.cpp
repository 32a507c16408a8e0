#include "usecases/find_route.h"

#include "geometry/geodesic.h"
#include "usecases/snapshot.h"

#include <algorithm>

namespace relais::usecases {
namespace {

/// The same place under the name of the field it came from.
UnderstoodPlace read_place_at(const Snapshot& snapshot, const PlaceWords& words, const std::string& field) {
    try {
        return read_place(snapshot, words);
    } catch (const util::InvalidInput& error) {
        constexpr std::string_view k_place = "place";
        throw util::InvalidInput(field + error.field().substr(std::min(error.field().size(), k_place.size())), error.message());
    }
}

} // namespace

UnderstoodPlace site_place(const Snapshot& snapshot, std::int64_t id, std::uint32_t& position) {
    const auto& sites = snapshot.directory().sites;
    const auto found = std::ranges::find_if(sites, [&](const directory::Site& site) { return site.id.value == id; });
    if (found == sites.end()) {
        throw util::NotFound({"travel.no_site", {{"id", std::to_string(id)}}});
    }
    if (!found->point) {
        throw util::Conflict({"travel.site_without_point", {}});
    }
    position = static_cast<std::uint32_t>(found - sites.begin());
    PlaceWords words;
    words.point = *found->point;
    return read_place(snapshot, words);
}

RouteResult find_route(const Snapshot& snapshot, const RouteRequest& request, util::Day today) {
    const auto how = read_travel(request.travel);
    RouteResult result;
    result.from = read_place_at(snapshot, request.from, "from");
    if (request.site) {
        std::uint32_t position = 0;
        result.to = site_place(snapshot, *request.site, position);
        result.site = position;
    } else {
        result.to = read_place_at(snapshot, request.to, "to");
    }
    const auto map = snapshot.travel().get(how, today);
    const auto from = map->travel().anchor(result.from.place.point);
    const auto to = map->travel().anchor(result.to.place.point);
    geometry::roads::SearchSpace space;
    result.travel = travel_facts(*map, how, from);
    result.to_nearest_road = to.nearest_road;
    result.straight = geometry::geodesic_distance(from.place, to.place);
    result.route = map->travel().route(from, to, space);
    return result;
}

} // namespace relais::usecases
