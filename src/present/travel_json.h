#pragma once
#include "present/json_text.h"
#include "present/page_words.h"
#include "usecases/draw_isochrone.h"
#include "usecases/find_route.h"

#include <string>

/// Travel times as JSON and in words.
namespace relais::present {

/// "42 min", "3 h 05"; rounded to the minute, at least one.
std::string duration_label(const Texts& texts, directory::TravelTime time);
/// "42 min en mototaxi, 18 km par la route", with "(estimation)" where the network is a skeleton, and "environ" and why
/// where the site's point is not its door; no time at all where the door may be nearer or farther than the way is long.
/// `site` null: a place, not a site.
std::string journey_label(const Texts& texts, const directory::Journey& journey, const usecases::TravelFacts& facts,
                          const directory::Site* site);

/// False where a site's door may be nearer or farther than the way to its point is long.
bool is_time_known(const directory::Journey& journey, const directory::Site* site);

/// How the times of an answer were found, in a sentence; that they are estimates, where they are.
std::string travel_summary(const Texts& texts, const usecases::TravelFacts& facts);
/// "Zone évitée : Inondation (depuis le 2026-07-01)".
std::string blocked_label(const Texts& texts, const directory::BlockedArea& area);

/// {mode, mode_label, season, season_label, within_minutes, estimated, summary, notice, off_network, cut_off, nearest_road_m,
/// source, as_of, blocked: [{reason, starts, ends, label}]}
JsonText& add_travel(JsonText& json, const Texts& texts, const usecases::TravelFacts& facts);
/// {minutes, label, precise, road_m, off_road_m, direct}
JsonText& add_journey(JsonText& json, const Texts& texts, const directory::Journey& journey,
                      const usecases::TravelFacts& facts, const directory::Site* site);
/// "road" by travel time, "straight_line" otherwise.
std::string_view distance_kind(const std::optional<usecases::TravelFacts>& travel);

std::string route_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::RouteResult& result);
/// A GeoJSON FeatureCollection, one feature for each number of minutes, longest first.
std::string isochrone_json(const usecases::Snapshot& snapshot, const Texts& texts,
                           const usecases::IsochroneResult& result);

} // namespace relais::present
