#include "usecases/find_nearest.h"

#include "usecases/nearest_by_time.h"

#include <algorithm>
#include <cmath>

namespace relais::usecases {
namespace {

constexpr int k_most_answers = 50;
constexpr double k_farthest_km = 1500;

geometry::NearestOptions read_options(const NearestRequest& request) {
    if (request.k < 1 || request.k > k_most_answers) {
        throw out_of_range("k", std::to_string(request.k), 1, k_most_answers);
    }
    geometry::NearestOptions options;
    options.k = request.k;
    options.near_misses = std::min(request.k, 5);
    if (request.within_km) {
        if (!(*request.within_km >= 1 && *request.within_km <= k_farthest_km)) {
            throw out_of_range(
                "within_km", std::to_string(std::lround(std::clamp(*request.within_km, -1e9, 1e9))), 1, 1500);
        }
        options.within = directory::Metres{*request.within_km * 1000};
    }
    return options;
}

} // namespace

NearestResult find_nearest(const Snapshot& snapshot, const NearestRequest& request, util::Day today,
                           const Responses* responses) {
    auto question = read_question(snapshot, request, today);
    auto& query = question.query;
    read_order(request.order); // a wrong word is refused where nobody may know, too
    NearestResult result;
    result.place = read_place(snapshot, request);
    const auto options = read_options(request);
    query.place = result.place.place;
    const auto by_time = request.travel ? std::optional(NearestByTime(snapshot, query.place.point, read_travel(*request.travel), today))
                                        : std::nullopt;
    if (by_time) {
        result.travel = by_time->facts();
    }
    const bool timed = by_time && !result.travel->off_network;
    for (const int term : question.terms) {
        query.needs = snapshot.directory().taxonomy.accepted_by(term);
        const auto exact = [&](const geometry::NearestOptions& asked) {
            return timed ? by_time->nearest(query, asked) : snapshot.nearest().nearest(query, asked);
        };
        result.needs.push_back({term, nearest_by_response(snapshot, responses, options, exact)});
    }
    result.by_response = responses != nullptr && responses->in_order;
    result.query = std::move(query);
    result.within = options.within;
    return result;
}

} // namespace relais::usecases
