#include "present/distances.h"
#include "present/match_json.h"
#include "present/summary_text.h"
#include "present/travel_json.h"

#include <array>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::roads::Route;
using geometry::roads::RouteStep;

constexpr std::array<std::string_view, k_road_class_count> k_classes{
    "motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
    "service",  "track", "path",    "footway",   "steps",    "ferry"};
constexpr std::array<std::string_view, k_road_surface_count> k_surfaces{"unknown", "paved", "unpaved", "track"};

std::string kind_label(const Texts& texts, const RouteStep& step) {
    const auto road = texts.text("travel.class." + std::string(k_classes[static_cast<std::size_t>(step.road_class)]));
    const bool says_all = step.road_class >= RoadClass::track || step.surface == RoadSurface::unknown;
    return says_all ? road
                    : texts.render({"travel.kind",
                                    {{"class", road},
                                     {"surface", texts.text("travel.surface." + std::string(k_surfaces[static_cast<std::size_t>(step.surface)]))}}});
}

std::string step_label(const Texts& texts, const RouteStep& step) {
    return texts.render({step.name.empty() ? "travel.step.unnamed" : "travel.step.named",
                         {{"road", step.name},
                          {"kind", kind_label(texts, step)},
                          {"length", length_label(texts, Metres{step.metres})},
                          {"duration", duration_label(texts, step.time)}}});
}

void add_leg(JsonText& json, const Texts& texts, const char* key, Metres length) {
    json.begin_object().key("kind").add("off_road").key("metres").add(std::lround(length.value));
    json.key("label").add(texts.render({key, {{"length", length_label(texts, length)}}})).end_object();
}

/// `told` false: none.
void add_steps(JsonText& json, const Texts& texts, const Route& route, bool told) {
    json.key("steps").begin_list();
    if (!told) {
        json.end_list();
        return;
    }
    if (route.direct) {
        add_leg(json, texts, "travel.step.direct", route.access_from);
    } else {
        add_leg(json, texts, "travel.step.start", route.access_from);
        for (const auto& step : route.steps) {
            json.begin_object().key("kind").add("road").key("name").or_null(step.name);
            json.key("class").add(k_classes[static_cast<std::size_t>(step.road_class)]);
            json.key("surface").add(k_surfaces[static_cast<std::size_t>(step.surface)]);
            json.key("metres").add(std::lround(step.metres));
            json.key("minutes").add(std::round(step.time.minutes() * 10) / 10);
            json.key("first_point").add(step.first_point).key("label").add(step_label(texts, step)).end_object();
        }
        add_leg(json, texts, "travel.step.end", route.access_to);
    }
    json.end_list();
}

Journey journey_of(const Route& route) {
    return {route.time, Metres{route.metres}, Metres{route.access_from.value + route.access_to.value}, route.direct};
}

std::string route_label(const Texts& texts, const usecases::RouteResult& result, const Site* site) {
    const auto& route = result.route;
    if (!route.time.is_reachable()) {
        return texts.render({"travel.no_way", {{"mode", texts.text("travel.mode." + std::string(usecases::code_of(result.travel.how.mode)))}}});
    }
    return journey_label(texts, journey_of(route), result.travel, site);
}

void add_line(JsonText& json, const std::vector<LonLat>& line) {
    json.begin_object().key("type").add("LineString").key("coordinates").begin_list();
    for (const auto& point : line) {
        add_point(json, point);
    }
    json.end_list().end_object();
}

void add_ring(JsonText& json, const Ring& ring) {
    json.begin_list();
    for (const auto& point : ring) {
        add_point(json, point);
    }
    json.end_list();
}

void add_polygons(JsonText& json, const std::vector<Polygon>& polygons) {
    json.begin_object().key("type").add("MultiPolygon").key("coordinates").begin_list();
    for (const auto& polygon : polygons) {
        json.begin_list();
        add_ring(json, polygon.outer);
        for (const auto& hole : polygon.holes) {
            add_ring(json, hole);
        }
        json.end_list();
    }
    json.end_list().end_object();
}

} // namespace

std::string route_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::RouteResult& result) {
    const Words words(snapshot, texts);
    const auto& route = result.route;
    const Site* site = result.site ? &snapshot.directory().sites[*result.site] : nullptr;
    const bool known = route.time.is_reachable() && is_time_known(journey_of(route), site);
    JsonText json;
    json.begin_object();
    add_place(json.key("from"), words, result.from);
    add_place(json.key("to"), words, result.to);
    add_edition(json.key("edition"), snapshot.directory().edition);
    json.key("illustrative").add(snapshot.directory().edition.illustrative);
    add_travel(json.key("travel"), texts, result.travel);
    json.key("distance_kind").add("road").key("label").add(route_label(texts, result, site));
    json.key("minutes");
    known ? json.add(std::round(route.time.minutes() * 10) / 10) : json.null();
    json.key("road_m").add(std::lround(route.metres)).key("straight_m").add(std::lround(result.straight.value));
    json.key("off_road_m").add(std::lround(route.access_from.value + route.access_to.value));
    json.key("to_nearest_road_m");
    result.to_nearest_road ? json.add(std::lround(result.to_nearest_road->value)) : json.null();
    json.key("direct").add(route.direct);
    add_steps(json, texts, route, known);
    json.key("line");
    known ? add_line(json, route.line) : static_cast<void>(json.null());
    json.end_object();
    return json.take();
}

std::string isochrone_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::IsochroneResult& result) {
    const Words words(snapshot, texts);
    const bool outward = result.direction == geometry::roads::Direction::outward;
    JsonText json;
    json.begin_object().key("type").add("FeatureCollection");
    add_place(json.key("place"), words, result.place);
    add_edition(json.key("edition"), snapshot.directory().edition);
    json.key("illustrative").add(snapshot.directory().edition.illustrative);
    json.key("direction").add(outward ? "from" : "to");
    add_travel(json.key("travel"), texts, result.travel);
    json.key("features").begin_list();
    for (const auto& band : result.bands) {
        const auto duration = duration_label(texts, TravelTime::of_seconds(band.minutes * 60));
        const auto mode = texts.text("travel.mode." + std::string(usecases::code_of(result.travel.how.mode)));
        json.begin_object().key("type").add("Feature").key("properties").begin_object();
        json.key("minutes").add(band.minutes).key("people").add(std::round(band.people));
        json.key("tolerance_m").add(std::lround(band.area.tolerance.value));
        json.key("label").add(texts.render({outward ? "travel.isochrone_from" : "travel.isochrone",
                                            {{"duration", duration}, {"mode", mode}}}));
        json.end_object().key("geometry");
        add_polygons(json, band.area.polygons);
        json.end_object();
    }
    json.end_list().end_object();
    return json.take();
}

} // namespace relais::present
