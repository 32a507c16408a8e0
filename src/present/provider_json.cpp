#include "present/provider_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/opening_json.h"
#include "present/page_address.h"
#include "usecases/show_provider.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

Json area_json(const Words& words, const AreaCode& code) {
    auto path = Json::array();
    const auto& gazetteer = words.directory().gazetteer;
    for (const auto* unit = gazetteer.area(code); unit != nullptr; unit = gazetteer.area(unit->parent)) {
        auto step = coded(unit->code, words.area(unit->code));
        step["level"] = unit->level;
        path.push_back(std::move(step));
    }
    return {{"code", or_null(code)}, {"label", or_null(words.area_path(code))}, {"path", std::move(path)}};
}

Json phones_json(const std::vector<std::string>& phones) {
    auto list = Json::array();
    for (const auto& phone : phones) {
        list.push_back({{"e164", phone}, {"label", Words::phone(phone)}});
    }
    return list;
}

Json closure_json(const Site& site) {
    if (site.status == SiteStatus::active) {
        return {};
    }
    const bool hidden = site.visibility == LocationVisibility::confidential;
    return {{"from", or_null(site.closed_from)},
            {"until", or_null(site.closed_until)},
            {"message", hidden ? Json() : or_null(site.closure_message)}};
}

Json services_json(const Words& words, const std::vector<std::uint32_t>& positions) {
    auto services = Json::array();
    for (const auto position : positions) {
        services.push_back(service_fields(words, words.directory().services[position]));
    }
    return services;
}

void add_place(Json& json, const Words& words, const Site& site) {
    json["address"] = or_null(public_address(site));
    json["landmark"] = or_null(public_landmark(site));
    json["locality"] = or_null(words.locality(site));
    json["area"] = area_json(words, site.area);
    json["point"] = point_json(site.point);
    json["precision"] = code_of(site.precision);
    json["precision_label"] = words.texts().label("location_precision", code_of(site.precision));
    json["visibility"] = code_of(site.visibility);
    json["visibility_label"] = words.texts().label("location_visibility", code_of(site.visibility));
    json["accessibility"] = is_stand_in(site) ? Json() : or_null(site.accessibility);
}

/// Parts that do not apply have no percent.
Json quality_json(const Texts& texts, const Quality& quality) {
    auto parts = Json::array();
    for (std::size_t i = 0; i < k_quality_parts; ++i) {
        const auto code = CodeList<QualityPart>::codes[i];
        auto part = coded(code, texts.label("quality_part", code));
        part["percent"] = or_null(quality.parts[i]);
        parts.push_back(std::move(part));
    }
    return {{"score", quality.score}, {"parts", std::move(parts)}};
}

} // namespace

std::string provider_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t provider,
                          util::Instant now) {
    const Words words(snapshot, texts);
    const auto& directory = snapshot.directory();
    const auto& shown = snapshot.providers()[provider];
    const auto& site = directory.sites[*shown.site];
    const auto& organisation = directory.organisations[shown.organisation];
    const auto verified = newest_verified(directory, shown.services);
    Json json{{"id", provider_id(directory, shown)}, {"url", provider_url(words, shown)}};
    json["stand_in"] = is_stand_in(site);
    json["organisation"] = organisation_brief(words, organisation);
    json["name"] = name_of(site, organisation);
    add_place(json, words, site);
    json["phones"] = phones_json(site.phones);
    json["emails"] = site.emails;
    json["whatsapp"] = or_null(site.whatsapp);
    json["website"] = or_null(organisation.website);
    json["opening_hours"] = opening_json(words, site, now);
    json["status"] = code_of(site.status);
    json["status_label"] = texts.label("site_status", code_of(site.status));
    json["closure"] = closure_json(site);
    json["services"] = services_json(words, shown.services);
    json["verified_at"] = or_null(verified);
    json["quality"] = quality_json(texts, usecases::quality_of(snapshot, shown, util::day_in_cameroon(now)));
    json["edition"] = edition_json(directory.edition);
    json["illustrative"] = directory.edition.illustrative;
    return text_of(json);
}

std::string organisation_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t organisation,
                              const std::vector<std::uint32_t>& providers) {
    const Words words(snapshot, texts);
    const auto& directory = snapshot.directory();
    auto json = organisation_brief(words, directory.organisations[organisation]);
    auto sites = Json::array();
    auto outreach = Json::array();
    for (const auto position : providers) {
        const auto& provider = snapshot.providers()[position];
        if (provider.site) {
            sites.push_back(provider_summary(words, provider, provider.services));
        } else {
            outreach = services_json(words, provider.services);
        }
    }
    json["sites"] = std::move(sites);
    json["outreach"] = std::move(outreach);
    json["edition"] = edition_json(directory.edition);
    json["illustrative"] = directory.edition.illustrative;
    return text_of(json);
}

std::string service_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t service) {
    const Words words(snapshot, texts);
    const auto& directory = snapshot.directory();
    auto json = service_fields(words, directory.services[service]);
    json["provider"] = provider_summary(words, snapshot.providers()[snapshot.provider_of(service)], {service});
    json["edition"] = edition_json(directory.edition);
    json["illustrative"] = directory.edition.illustrative;
    return text_of(json);
}

} // namespace relais::present
