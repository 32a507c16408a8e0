#include "present/coverage_json.h"
#include "present/planner_words.h"
#include "server/coverage_request.h"
#include "server/json_object.h"
#include "server/parameters.h"
#include "server/planning_parameters.h"
#include "server/person_request.h"
#include "server/routes.h"
#include "server/told_gaps.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace relais::server {
namespace {

Reply coverage(const Site& site, const Request& request) {
    refuse_unknown(request, {"need", "public", "language", "sex", "age_from", "age_to", "km", "level", "within",
                             "weight", "left_out", "minutes", "mode", "season", "colour"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto& texts = site.texts.in(request.lang);
    const auto query = coverage_query(request);
    const auto report = usecases::report_coverage(*served->snapshot, demand, query, site.today(), planning_deadline());
    present::refuse_stopped(report.stopped);
    auto told = told_gaps(site, request);
    if (told) {
        told = present::told_of({*served->snapshot, texts}, *told, query.needs, query.within);
    }
    auto reply = json_reply(present::coverage_json(*served->snapshot, demand, texts, report, told));
    reply.cache_control = told ? "no-store" : reply.cache_control;
    return reply;
}

Reply table(const Site& site, const Request& request) {
    refuse_unknown(request, {"public", "language", "sex", "age_from", "age_to", "km", "level", "within", "weight",
                             "minutes", "mode", "season"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto table = usecases::coverage_table(*served->snapshot, demand, coverage_query(request), site.today(), planning_deadline());
    present::refuse_stopped(table.stopped);
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
                             "places", "confirmed_only", "own", "minutes", "mode", "season"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto words = coverage_query(request);
    usecases::SitingRequest asked;
    static_cast<usecases::PersonWords&>(asked) = words;
    asked.threshold_km = words.thresholds_km.front();
    asked.travel = words.travel;
    asked.threshold_minutes = words.thresholds_minutes.front();
    asked.within = words.within;
    asked.places = whole_number(request, "places").value_or(asked.places);
    asked.confirmed_only = is_true(request, "confirmed_only");
    asked.own = own_points(request);
    const auto report = usecases::propose_sites(*served->snapshot, demand, asked, site.today(), planning_deadline());
    present::refuse_stopped(report.stopped);
    return json_reply(present::siting_json(*served->snapshot, demand, site.texts.in(request.lang), report));
}

std::vector<usecases::PlaceWords> places_of(JsonObject& root) {
    std::vector<usecases::PlaceWords> places;
    int number = 0;
    for (const auto* given : root.objects("places")) {
        JsonObject place(*given, "/places/" + std::to_string(number++));
        usecases::PlaceWords words{place.text("settlement"), std::nullopt};
        const auto point = place.numbers("point");
        place.refuse_others();
        if (point.size() == 2) {
            words.point = directory::LonLat{point[0], point[1]};
        } else if (!point.empty()) {
            const auto field = place.pointer_to("point");
            throw util::InvalidInput(field, {"api.error.type.point", {{"field", field}}});
        }
        places.push_back(std::move(words));
    }
    return places;
}

usecases::WhatIfRequest what_if_request(JsonObject& root) {
    usecases::WhatIfRequest asked;
    asked.needs = {root.text("need")};
    if (const auto* profile = root.object("profile")) {
        read_profile(asked, {*profile, "/profile"});
    }
    asked.thresholds_km = {root.number("km").value_or(asked.thresholds_km.front())};
    const auto level = root.text("level");
    if (!level.empty()) {
        const auto known = usecases::coverage_level_from(level);
        if (!known) {
            throw util::InvalidInput("/level", {"error.unknown_code", {{"field", "/level"}, {"value", level.substr(0, 40)}}});
        }
        asked.level = *known;
    }
    asked.within = root.text("within");
    asked.confirmed_only = root.flag("confirmed_only").value_or(false);
    asked.places = places_of(root);
    return asked;
}

/// By POST: fifty places do not fit into an address.
Reply what_if(const Site& site, const Request& request) {
    const auto served = published(site);
    const auto body = parse_body(request.body);
    JsonObject root(body, "");
    const auto asked = what_if_request(root);
    const auto& demand = present::demand_of(*served->snapshot, root.text("weight"));
    root.refuse_others();
    const auto answer = usecases::try_places(*served->snapshot, demand, asked, site.today(), planning_deadline());
    present::refuse_stopped(answer.before.stopped);
    auto reply = json_reply(present::what_if_json(*served->snapshot, demand, site.texts.in(request.lang), answer));
    reply.cache_control = "no-store";
    return reply;
}

} // namespace

void add_coverage_routes(Router& router, const Site& site) {
    router.get("/api/v1/coverage", [&site](const Request& request) { return coverage(site, request); });
    router.get("/api/v1/siting", [&site](const Request& request) { return siting(site, request); });
    router.post("/api/v1/siting/what-if", [&site](const Request& request) { return what_if(site, request); });
    router.get("/api/v1/coverage/table", [&site](const Request& request) { return table(site, request); });
}

} // namespace relais::server
