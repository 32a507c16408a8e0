#include "present/summary_text.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/page_address.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;

template <class Enum>
void add_code_and_label(JsonText& json, const Words& words, std::optional<Enum> value, std::string_view name) {
    json.key(name);
    value ? json.add(code_of(*value)) : json.null();
    const auto label = value ? words.label(value) : std::string();
    json.key(std::string(name) + "_label").add(label.empty() ? words.texts().text("unknown") : label);
}

/// {code, label} of each need once, in the order of the services.
void add_needs(JsonText& json, const Words& words, const std::vector<std::uint32_t>& services) {
    std::vector<std::string_view> codes;
    json.key("needs").begin_list();
    for (const auto position : services) {
        const auto& need = words.directory().services[position].need;
        if (std::ranges::find(codes, need) == codes.end()) {
            codes.push_back(need);
            add_coded(json, need, words.need(need));
        }
    }
    json.end_list();
}

void add_verified(JsonText& json, const Words& words, std::optional<util::Day> day) {
    json.key("verified_at");
    day ? json.add(util::to_string(*day)) : json.null();
    json.key("verified_label").add(day ? words.say("api.verified", {{"day", words.day(*day)}})
                                       : words.texts().text("api.never_verified"));
}

void add_site_fields(JsonText& json, const Words& words, const Site& site) {
    const auto& texts = words.texts();
    json.key("locality").or_null(words.locality(site));
    json.key("area").or_null(site.area).key("area_label").or_null(words.area_path(site.area));
    add_point(json.key("point"), site.point);
    json.key("precision").add(code_of(site.precision));
    json.key("precision_label").add(texts.label("location_precision", code_of(site.precision)));
    json.key("visibility").add(code_of(site.visibility));
    json.key("stand_in").add(is_stand_in(site));
}

void add_no_site_fields(JsonText& json) {
    for (const auto* name : {"locality", "area", "area_label", "point", "precision", "precision_label", "visibility"}) {
        json.key(name).null();
    }
    json.key("stand_in").add(false);
}

} // namespace

double to_metre(double degrees) {
    constexpr double k_steps = 1e5;
    return std::round(degrees * k_steps) / k_steps;
}

JsonText& add_coded(JsonText& json, std::string_view code, std::string_view label) {
    return json.begin_object().key("code").add(code).key("label").add(label).end_object();
}

JsonText& add_point(JsonText& json, std::optional<LonLat> point) {
    if (!point) {
        return json.null();
    }
    return json.begin_list().add(to_metre(point->longitude)).add(to_metre(point->latitude)).end_list();
}

JsonText& add_edition(JsonText& json, const Edition& edition) {
    json.begin_object().key("id").add(edition.id.value).key("label").add(edition.label);
    json.key("illustrative").add(edition.illustrative).key("validated_on");
    edition.validated_on ? json.add(util::to_string(*edition.validated_on)) : json.null();
    json.key("validated_by").or_null(edition.validated_by).key("published_at").or_null(edition.published_at);
    return json.end_object();
}

void add_organisation_fields(JsonText& json, const Words& words, const Organisation& organisation) {
    json.key("id").add(organisation.id.value).key("url").add(organisation_address(words.lang(), organisation));
    json.key("name").add(organisation.name).key("acronym").or_null(organisation.acronym);
    add_code_and_label(json, words, organisation.kind, "kind");
    json.key("website").or_null(organisation.website);
    add_code_and_label(json, words, organisation.mnr_membership, "mnr_membership");
}

void add_summary_fields(JsonText& json, const Words& words, const usecases::Provider& provider,
                        const std::vector<std::uint32_t>& services) {
    const auto& directory = words.directory();
    const auto& organisation = directory.organisations[provider.organisation];
    const Site* site = provider.site ? &directory.sites[*provider.site] : nullptr;
    json.key("id").add(provider_id(directory, provider)).key("url").add(provider_url(words, provider));
    json.key("name").add(site != nullptr ? name_of(*site, organisation) : organisation.name);
    add_organisation_fields(json.key("organisation").begin_object(), words, organisation);
    json.end_object();
    site != nullptr ? add_site_fields(json, words, *site) : add_no_site_fields(json);
    add_needs(json, words, services);
    add_verified(json, words, newest_verified(directory, services));
    json.key("phones").add(site != nullptr ? site->phones : std::vector<std::string>());
}

} // namespace relais::present
