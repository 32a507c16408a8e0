#include "present/coverage_json.h"
#include "server/parameters.h"
#include "server/planning_parameters.h"
#include "server/routes.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <array>
#include <charconv>
#include <cmath>

namespace relais::server {
namespace {

usecases::CoverageRequest coverage_request(const Request& request) {
    usecases::CoverageRequest asked;
    asked.needs = all_of(request, "need");
    asked.publics = all_of(request, "public");
    asked.languages = all_of(request, "language");
    asked.sex = single_text(request, "sex");
    asked.age_from = whole_number(request, "age_from");
    asked.age_to = whole_number(request, "age_to");
    if (auto thresholds = numbers(request, "km"); !thresholds.empty()) {
        asked.thresholds_km = std::move(thresholds);
    }
    asked.level = level(request).value_or(asked.level);
    asked.within = single_text(request, "within");
    asked.left_out = whole_number(request, "left_out").value_or(asked.left_out);
    return asked;
}

Reply coverage(const Site& site, const Request& request) {
    refuse_unknown(request, {"need", "public", "language", "sex", "age_from", "age_to", "km", "level", "within",
                             "weight", "left_out"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto report = usecases::report_coverage(*served->snapshot, demand, coverage_request(request), site.today());
    return json_reply(present::coverage_json(*served->snapshot, demand, site.texts.in(request.lang), report));
}

Reply table(const Site& site, const Request& request) {
    refuse_unknown(request, {"public", "language", "sex", "age_from", "age_to", "km", "level", "within", "weight"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto table = usecases::coverage_table(*served->snapshot, demand, coverage_request(request), site.today());
    return json_reply(present::coverage_table_json(*served->snapshot, demand, site.texts.in(request.lang), table));
}

/// "own=14.3,10.6" as often as there are points.
std::vector<directory::LonLat> own_points(const Request& request) {
    std::vector<directory::LonLat> points;
    for (const auto& [key, value] : request.parameters) {
        if (key != "own") {
            continue;
        }
        const auto parts = util::split_list(value, ",");
        std::array<double, 2> numbers{};
        for (std::size_t i = 0; i < 2 && parts.size() == 2; ++i) {
            const auto end = parts[i].data() + parts[i].size();
            const auto read = std::from_chars(parts[i].data(), end, numbers[i]);
            numbers[i] = read.ec == std::errc{} && read.ptr == end ? numbers[i] : std::nan("");
        }
        const bool is_point = parts.size() == 2;
        points.push_back(is_point ? directory::LonLat{numbers[0], numbers[1]} : directory::LonLat{std::nan(""), 0});
    }
    return points;
}

Reply siting(const Site& site, const Request& request) {
    refuse_unknown(request, {"need", "public", "language", "sex", "age_from", "age_to", "km", "within", "weight",
                             "places", "confirmed_only", "own"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto words = coverage_request(request);
    usecases::SitingRequest asked;
    static_cast<usecases::PersonWords&>(asked) = words;
    asked.threshold_km = words.thresholds_km.front();
    asked.within = words.within;
    asked.places = whole_number(request, "places").value_or(asked.places);
    asked.confirmed_only = single_text(request, "confirmed_only") == "true";
    asked.own = own_points(request);
    const auto report = usecases::propose_sites(*served->snapshot, demand, asked, site.today());
    return json_reply(present::siting_json(*served->snapshot, demand, site.texts.in(request.lang), report));
}

} // namespace

void add_coverage_routes(Router& router, const Site& site) {
    router.get("/api/v1/coverage", [&site](const Request& request) { return coverage(site, request); });
    router.get("/api/v1/siting", [&site](const Request& request) { return siting(site, request); });
    router.get("/api/v1/coverage/table", [&site](const Request& request) { return table(site, request); });
}

} // namespace relais::server
