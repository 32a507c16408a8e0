#include "usecases/what_if.h"

#include "geometry/geodesic.h"
#include "geometry/point_index.h"
#include "geometry/roads/many_times.h"
#include "usecases/coverage_study.h"
#include "usecases/travel_map.h"

#include <cmath>
#include <string_view>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::ClassReach;
using geometry::Gap;

constexpr int k_most_places = 50;
constexpr std::string_view k_place = "place";       // what read_place calls its field
constexpr double k_least_metres_a_degree = 110'500; // of latitude
const TravelTime k_a_day = TravelTime::of_seconds(86'400);

std::vector<SupposedPlace> read_places(const Snapshot& snapshot, const WhatIfRequest& request) {
    if (request.places.empty() || request.places.size() > k_most_places) {
        throw out_of_range("places", std::to_string(request.places.size()), 1, k_most_places);
    }
    std::vector<SupposedPlace> places;
    for (std::size_t i = 0; i < request.places.size(); ++i) {
        try {
            places.push_back({read_place(snapshot, request.places[i]), 0, 0});
        } catch (const util::InvalidInput& wrong) { // says which of them
            throw util::InvalidInput("places/" + std::to_string(i) +
                                         wrong.field().substr(k_place.size()),
                                     wrong.message());
        }
    }
    return places;
}

/// Travel times from every demand point to each place, by place; none where lengths are straight lines.
using TimeRows = std::vector<std::vector<TravelTime>>;

TimeRows times_to(const Snapshot& snapshot, const Demand& demand, const WhatIfRequest& request,
                  const std::vector<SupposedPlace>& places, util::Day today) {
    TimeRows rows;
    if (!request.travel) {
        return rows;
    }
    const auto map = snapshot.travel().get(read_travel(*request.travel), today);
    const geometry::roads::ManyTimes times(map->travel(), geometry::roads::Direction::inward, map->demand(demand));
    geometry::roads::Climb climb;
    for (const auto& place : places) {
        rows.push_back(times.times(map->travel().anchor(place.place.place.point), k_a_day, climb));
    }
    return rows;
}

void take_supposed(ClassReach& reach, double length) {
    if (length < reach.metres[0]) {
        reach.metres[0] = length;
        reach.offering[0] = k_supposed;
    }
}

/// The nearest supposed place takes the part of the nearest suitable service where it is nearer.
std::vector<ClassReach> with_places(std::vector<ClassReach> reaches, const Demand& demand,
                                    const std::vector<SupposedPlace>& places, const TimeRows& times) {
    for (const auto& row : times) {
        for (std::size_t i = 0; i < reaches.size(); ++i) {
            if (row[i].is_reachable()) {
                take_supposed(reaches[i], 60 * row[i].minutes());
            }
        }
    }
    if (!times.empty()) {
        return reaches;
    }
    std::vector<LonLat> points;
    for (const auto& place : places) {
        points.push_back(place.place.place.point);
    }
    const geometry::PointIndex index(std::move(points));
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        if (const auto found = index.nearest(demand.points[i].point, [](std::uint32_t) { return true; })) {
            take_supposed(reaches[i], found->distance.value);
        }
    }
    return reaches;
}

bool is_within(LonLat a, LonLat b, double metres) {
    return std::abs(a.latitude - b.latitude) * k_least_metres_a_degree <= metres &&
           geometry::geodesic_distance(a, b).value <= metres;
}

void count_newly(WhatIf& answer, const CoverageStudy& study, const Demand& demand, const WhatIfRequest& request,
                 const TimeRows& times) {
    const double threshold = request.travel ? 60 * request.thresholds_minutes.front() : 1000 * request.thresholds_km.front();
    const auto worst = request.confirmed_only ? Gap::none : Gap::unverified;
    for (const auto i : study.areas().everywhere()) {
        const auto& point = demand.points[i];
        bool is_reached = study.reaches()[i].gap(threshold) <= worst;
        for (std::size_t place = 0; place < answer.places.size(); ++place) {
            auto& one = answer.places[place];
            const bool is_near = times.empty() ? is_within(point.point, one.place.place.point, threshold)
                                               : times[place][i].is_reachable() && 60 * times[place][i].minutes() <= threshold;
            if (!is_near) {
                continue;
            }
            one.within += point.people;
            one.newly += is_reached ? 0 : point.people;
            is_reached = true;
        }
    }
    for (const auto& one : answer.places) {
        answer.newly += one.newly;
    }
}

} // namespace

WhatIf try_places(const Snapshot& snapshot,
                  const Demand& demand,
                  const WhatIfRequest& request,
                  util::Day today,
                  const util::Progress& progress) {
    WhatIf answer;
    answer.places = read_places(snapshot, request);
    const CoverageStudy study(snapshot, demand, request, today, progress);
    answer.before = study.report(study.reaches());
    if (study.stopped()) {
        return answer;
    }
    const auto times = times_to(snapshot, demand, request, answer.places, today);
    answer.after = study.report(with_places(study.reaches(), demand, answer.places, times));
    count_newly(answer, study, demand, request, times);
    return answer;
}

} // namespace relais::usecases
