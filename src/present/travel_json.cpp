#include "present/travel_json.h"

#include "present/distances.h"
#include "present/summary_text.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::TravelFacts;

std::string mode_label(const Texts& texts, const TravelFacts& facts) {
    return texts.text("travel.mode." + std::string(usecases::code_of(facts.how.mode)));
}

std::string season_label(const Texts& texts, const TravelFacts& facts) {
    return texts.text("travel.season." + std::string(usecases::code_of(facts.how.season)));
}

/// What a reader must know before believing any time: nothing where all is well.
std::string notice(const Texts& texts, const TravelFacts& facts) {
    if (facts.cut_off) {
        return texts.text("travel.cut_off");
    }
    if (!facts.off_network) {
        return {};
    }
    return facts.nearest_road
               ? texts.render({"travel.off_network", {{"length", length_label(texts, *facts.nearest_road)}}})
               : texts.render({"travel.no_road_at_all", {{"mode", mode_label(texts, facts)}}});
}

bool is_precise(const Site* site) {
    return site == nullptr || door_within(*site).value == 0;
}

} // namespace

std::string blocked_label(const Texts& texts, const BlockedArea& area) {
    return area.ends.empty()
               ? texts.render({"travel.blocked", {{"reason", area.reason}, {"starts", area.starts}}})
               : texts.render({"travel.blocked_until", {{"reason", area.reason}, {"starts", area.starts}, {"ends", area.ends}}});
}

bool is_time_known(const Journey& journey, const Site* site) {
    return is_precise(site) || journey.by_road.value + journey.off_road.value >= door_within(*site).value;
}

std::string travel_summary(const Texts& texts, const TravelFacts& facts) {
    return texts.render({facts.estimated ? "travel.summary_estimated" : "travel.summary",
                         {{"mode", mode_label(texts, facts)}, {"season", season_label(texts, facts)}}});
}

std::string duration_label(const Texts& texts, TravelTime time) {
    const auto minutes = std::max(1L, std::lround(time.minutes()));
    if (minutes < 60) {
        return texts.render({"travel.duration.minutes", {{"minutes", std::to_string(minutes)}}});
    }
    const auto rest = std::to_string(minutes % 60);
    return texts.render({"travel.duration.hours",
                         {{"hours", std::to_string(minutes / 60)}, {"minutes", rest.size() < 2 ? "0" + rest : rest}}});
}

std::string journey_label(const Texts& texts, const Journey& journey, const TravelFacts& facts, const Site* site) {
    const auto length = length_label(texts, journey.direct ? journey.off_road : journey.by_road);
    auto label = texts.render({journey.direct ? "travel.journey.direct" : "travel.journey.road",
                               {{"duration", duration_label(texts, journey.time)},
                                {"mode", mode_label(texts, facts)},
                                {"length", length}}});
    label = facts.estimated ? texts.render({"travel.estimated", {{"label", label}}}) : label;
    if (is_precise(site)) {
        return label;
    }
    if (!is_time_known(journey, site)) {
        return texts.render({"travel.time_unknown",
                             {{"length", length_label(texts, door_within(*site))}, {"why", point_label(texts, *site)}}});
    }
    return texts.render({"travel.about", {{"label", label}, {"why", point_label(texts, *site)}}});
}

std::string_view distance_kind(const std::optional<TravelFacts>& travel) {
    return travel && !travel->off_network ? "road" : "straight_line";
}

JsonText& add_travel(JsonText& json, const Texts& texts, const TravelFacts& facts) {
    json.begin_object();
    json.key("mode").add(usecases::code_of(facts.how.mode)).key("mode_label").add(mode_label(texts, facts));
    json.key("season").add(usecases::code_of(facts.how.season)).key("season_label").add(season_label(texts, facts));
    json.key("within_minutes");
    facts.how.within.is_reachable() ? json.add(facts.how.within.minutes()) : json.null();
    json.key("estimated").add(facts.estimated);
    json.key("summary").add(travel_summary(texts, facts));
    json.key("notice").or_null(notice(texts, facts)).key("off_network").add(facts.off_network);
    json.key("cut_off").add(facts.cut_off);
    json.key("nearest_road_m");
    facts.nearest_road ? json.add(std::lround(facts.nearest_road->value)) : json.null();
    json.key("source").or_null(facts.source).key("as_of").or_null(facts.as_of);
    json.key("blocked").begin_list();
    for (const auto& area : facts.blocked) {
        json.begin_object().key("reason").add(area.reason).key("starts").add(area.starts);
        json.key("ends").or_null(area.ends).key("place").or_null(area.place);
        json.key("label").add(blocked_label(texts, area)).end_object();
    }
    return json.end_list().end_object();
}

JsonText& add_journey(JsonText& json, const Texts& texts, const Journey& journey, const TravelFacts& facts, const Site* site) {
    json.begin_object().key("minutes").add(std::round(journey.time.minutes() * 10) / 10);
    json.key("label").add(journey_label(texts, journey, facts, site)).key("precise").add(is_precise(site));
    json.key("road_m").add(std::lround(journey.by_road.value));
    json.key("off_road_m").add(std::lround(journey.off_road.value));
    return json.key("direct").add(journey.direct).end_object();
}

} // namespace relais::present
