#include "present/json_parts.h"

#include "present/distances.h"
#include "present/page_address.h"
#include "present/reasons.h"
#include "present/summary_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;

const std::string k_empty;

std::string or_unknown(const Words& words, std::string label) {
    return label.empty() ? words.texts().text("unknown") : std::move(label);
}

template <class Enum>
std::string set_label(const Words& words, CodeSet<Enum> set) {
    return or_unknown(words, joined(words.labels(set), ", "));
}

template <class Enum>
Json code_or_null(std::optional<Enum> value) {
    return value ? Json(code_of(*value)) : Json();
}

std::string saturation_label(const Words& words, const Service& service) {
    if (!service.saturation || !service.saturation_as_of) {
        return or_unknown(words, words.label(service.saturation));
    }
    return words.say("reason.capacity.met", {{"saturation", words.label(service.saturation)},
                                             {"day", words.day(*service.saturation_as_of)}});
}

std::string verified_label(const Words& words, std::optional<util::Day> day) {
    return day ? words.say("api.verified", {{"day", words.day(*day)}}) : words.texts().text("api.never_verified");
}

void add_who(Json& json, const Words& words, const Service& service) {
    auto publics = Json::array();
    for (const auto code : codes_of(service.publics)) {
        publics.push_back(coded(code, words.texts().label("public", code)));
    }
    auto languages = Json::array();
    std::vector<std::string> names;
    for (const auto& code : service.languages) {
        names.push_back(words.language(code));
        languages.push_back(coded(code, names.back()));
    }
    json["publics"] = std::move(publics);
    json["publics_label"] = set_label(words, service.publics);
    json["sexes"] = codes_of(service.sexes);
    json["sexes_label"] = set_label(words, service.sexes);
    json["minimum_age"] = or_null(service.minimum_age);
    json["maximum_age"] = or_null(service.maximum_age);
    json["ages_label"] = or_unknown(words, ages_label(words.texts(), service));
    json["languages"] = std::move(languages);
    json["languages_label"] = or_unknown(words, joined(names, ", "));
}

void add_how(Json& json, const Words& words, const Service& service) {
    json["fee"] = code_or_null(service.fee);
    json["fee_label"] = or_unknown(words, words.label(service.fee));
    json["fee_details"] = or_null(service.fee_details);
    json["access_modes"] = codes_of(service.access_modes);
    json["access_modes_label"] = set_label(words, service.access_modes);
    json["referrers"] = codes_of(service.referrers);
    json["referrers_label"] = set_label(words, service.referrers);
    json["how_to_refer"] = or_null(how_to_refer(words, service));
    json["documents_required"] = or_null(service.documents_required);
}

void add_capacity(Json& json, const Words& words, const Service& service) {
    json["capacity_per_month"] = or_null(service.capacity_per_month);
    json["saturation"] = code_or_null(service.saturation);
    json["saturation_label"] = saturation_label(words, service);
    json["saturation_as_of"] = or_null(service.saturation_as_of);
    json["waiting_days"] = or_null(service.waiting_days);
    json["waiting_label"] =
        service.waiting_days ? words.count("api.waiting", *service.waiting_days) : words.texts().text("unknown");
    json["cost_sharing"] = code_or_null(service.cost_sharing);
    json["cost_sharing_label"] = or_unknown(words, words.label(service.cost_sharing));
}

void add_zone(Json& json, const Words& words, const Service& service) {
    constexpr std::array<std::string_view, 4> k_kinds = {"unknown", "national", "areas", "radius"};
    const auto& zone = service.zone;
    Json value{{"kind", k_kinds[static_cast<std::size_t>(zone.kind)]},
               {"label", or_unknown(words, zone_label(words, zone))}};
    value["areas"] = zone.areas;
    value["radius_m"] = zone.kind == ServedZone::Kind::radius ? Json(std::lround(zone.radius.value)) : Json();
    json["zone"] = std::move(value);
    json["outreach_days"] = or_null(service.outreach_days);
}

} // namespace

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json coded(std::string_view code, std::string label) {
    return {{"code", code}, {"label", std::move(label)}};
}

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json or_null(std::optional<int> number) {
    return number ? Json(*number) : Json();
}

Json or_null(std::optional<util::Day> day) {
    return day ? Json(util::to_string(*day)) : Json();
}

Json point_json(std::optional<LonLat> point) {
    return point ? Json::array({to_metre(point->longitude), to_metre(point->latitude)}) : Json();
}

Json edition_json(const Edition& edition) {
    JsonText text;
    return Json::parse(add_edition(text, edition).text());
}

std::string provider_id(const Directory& directory, const usecases::Provider& provider) {
    return provider.site ? "site-" + std::to_string(directory.sites[*provider.site].id.value)
                         : "organisation-" + std::to_string(directory.organisations[provider.organisation].id.value);
}

std::string provider_url(const Words& words, const usecases::Provider& provider) {
    const auto& organisation = words.directory().organisations[provider.organisation];
    return provider.site ? provider_address(words.lang(), words.directory().sites[*provider.site], organisation)
                         : organisation_address(words.lang(), organisation);
}

Json organisation_brief(const Words& words, const Organisation& organisation) {
    JsonText text;
    add_organisation_fields(text.begin_object(), words, organisation);
    return Json::parse(text.end_object().text());
}

Json provider_summary(const Words& words, const usecases::Provider& provider,
                      const std::vector<std::uint32_t>& services) {
    JsonText text;
    add_summary_fields(text.begin_object(), words, provider, services);
    return Json::parse(text.end_object().text());
}

Json service_fields(const Words& words, const Service& service) {
    const auto dimension = words.dimension_of(service.need);
    const auto& description = words.lang() == Lang::en && !service.description_en.empty() ? service.description_en
                                                                                          : service.description_fr;
    Json json{{"id", service.id.value},
              {"need", service.need},
              {"need_label", words.need(service.need)},
              {"dimension", or_null(dimension)},
              {"name", or_null(service.name)},
              {"description", or_null(description.empty() ? service.description_en : description)}};
    add_who(json, words, service);
    add_how(json, words, service);
    add_capacity(json, words, service);
    add_zone(json, words, service);
    json["verified_at"] = or_null(service.verified_at);
    json["verified_label"] = verified_label(words, service.verified_at);
    json["source"] = or_null(service.source);
    return json;
}

std::optional<util::Day> newest_verified(const Directory& directory, const std::vector<std::uint32_t>& services) {
    std::optional<util::Day> newest;
    for (const auto position : services) {
        const auto& day = directory.services[position].verified_at;
        newest = day && (!newest || *day > *newest) ? day : newest;
    }
    return newest;
}

const std::string& public_address(const Site& site) {
    return is_stand_in(site) ? k_empty : site.address;
}

const std::string& public_landmark(const Site& site) {
    return is_stand_in(site) ? k_empty : site.landmark;
}

std::string how_to_refer(const Words& words, const Service& service) {
    const auto modes = joined(words.labels(service.access_modes), ", ");
    auto names = words.labels(service.referrers);
    for (auto& name : names) {
        name = lower_first(std::move(name));
    }
    if (names.empty()) {
        return modes;
    }
    const auto who = words.say("api.refer.by", {{"who", listed(words.texts(), names)}});
    return modes.empty() ? who : words.say("api.refer.line", {{"how", modes}, {"who", who}});
}

} // namespace relais::present
