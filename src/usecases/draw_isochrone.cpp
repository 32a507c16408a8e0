#include "usecases/draw_isochrone.h"

#include "usecases/nearest_code.h"
#include "usecases/snapshot.h"

#include <algorithm>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::roads::Direction;

constexpr std::size_t k_most_bands = 6;
constexpr double k_longest_isochrone = 720;

void check(const IsochroneRequest& request) {
    if (request.minutes.empty() || request.minutes.size() > k_most_bands) {
        throw out_of_range("minutes", std::to_string(request.minutes.size()), 1, static_cast<int>(k_most_bands));
    }
    for (const double minutes : request.minutes) {
        if (!(minutes >= 1 && minutes <= k_longest_isochrone)) {
            const double shown = std::isfinite(minutes) ? std::clamp(minutes, -1e9, 1e9) : 0;
            throw out_of_range("minutes", std::to_string(std::lround(shown)), 1, 720);
        }
    }
    if (request.direction != "to" && request.direction != "from" && !request.direction.empty()) {
        throw unknown_code("direction", request.direction, {"to", "from"});
    }
}

double people_within(const Demand* demand, const std::vector<std::uint32_t>& points) {
    double people = 0;
    for (const auto point : points) {
        people += demand->points[point].people;
    }
    return people;
}

} // namespace

IsochroneResult draw_isochrone(const Snapshot& snapshot, const IsochroneRequest& request, util::Day today) {
    check(request);
    const auto how = read_travel(request.travel);
    IsochroneResult result;
    if (request.site) {
        std::uint32_t position = 0;
        result.place = site_place(snapshot, *request.site, position);
        result.site = position;
    } else {
        result.place = read_place(snapshot, request.place);
    }
    result.direction = request.direction == "from" ? Direction::outward : Direction::inward;
    const auto map = snapshot.travel().get(how, today);
    const auto centre = map->travel().anchor(result.place.place.point);
    result.travel = travel_facts(*map, how, centre);
    auto minutes = request.minutes;
    std::ranges::sort(minutes, std::greater<>());
    const auto* demand = snapshot.demand(DemandKind::people);
    for (const double each : minutes) {
        geometry::roads::IsochroneOptions options;
        options.within = TravelTime::of_seconds(each * 60);
        options.direction = result.direction;
        if (demand != nullptr) {
            options.places = map->demand(*demand);
        }
        auto area = geometry::roads::isochrone(map->travel(), centre, options);
        const double people = people_within(demand, area.within);
        result.bands.push_back({each, std::move(area), people});
    }
    return result;
}

} // namespace relais::usecases
