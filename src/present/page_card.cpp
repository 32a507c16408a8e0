#include "present/page_card.h"

#include "present/page_address.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace relais::present {
namespace {

using namespace relais::directory;

/// Degrees with five decimals, about a metre: the published point, no more precise than the map needs.
std::string degrees(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.5f", value);
    return text;
}

void set_site(Value& card, const Words& words, const Site& site, const Organisation& organisation) {
    card.set("id", "site-" + std::to_string(site.id.value));
    card.set("site", std::to_string(site.id.value));
    card.set("url", provider_address(words.lang(), site, organisation));
    card.set("name", name_of(site, organisation));
    const bool is_said = organisation_beside(site, organisation).empty();
    card.set("organisation", is_said ? std::string() : organisation.name);
    card.set("where", words.where(site));
    card.set("outreach", false);
    card.set("stand_in", site.visibility != LocationVisibility::open);
    card.set("closed", site.status != SiteStatus::active);
    card.set("lon", site.point ? degrees(site.point->longitude) : std::string());
    card.set("lat", site.point ? degrees(site.point->latitude) : std::string());
    card.set("phone", site.phones.empty() ? Value(false) : phone_link(site.phones.front()));
}

void set_outreach(Value& card, const Words& words, const Organisation& organisation) {
    card.set("id", "organisation-" + std::to_string(organisation.id.value));
    card.set("site", false);
    card.set("url", organisation_address(words.lang(), organisation));
    card.set("name", organisation.name);
    card.set("organisation", false);
    card.set("where", false);
    card.set("outreach", true);
    card.set("stand_in", false);
    card.set("closed", false);
    card.set("lon", false);
    card.set("lat", false);
    card.set("phone", false);
}

} // namespace

Value phone_link(const std::string& e164) {
    auto link = Value::object();
    link.set("text", Words::phone(e164));
    link.set("href", "tel:" + e164);
    return link;
}

Value need_labels(const Words& words, const std::vector<std::uint32_t>& services) {
    auto needs = Value::list();
    std::set<std::string> seen;
    for (const auto position : services) {
        const auto& code = words.directory().services[position].need;
        if (seen.insert(code).second) {
            auto need = Value::object();
            need.set("label", words.need(code)).set("dimension", words.dimension_of(code));
            needs.add(std::move(need));
        }
    }
    return needs;
}

std::optional<util::Day> newest_verification(const Directory& directory, const std::vector<std::uint32_t>& services) {
    std::optional<util::Day> newest;
    for (const auto position : services) {
        newest = std::max(newest, directory.services[position].verified_at);
    }
    return newest;
}

Value provider_card(const Words& words, const usecases::Provider& provider,
                    const std::vector<std::uint32_t>& services, util::Day today) {
    const auto& directory = words.directory();
    const auto& organisation = directory.organisations[provider.organisation];
    auto card = Value::object();
    if (provider.site) {
        set_site(card, words, directory.sites[*provider.site], organisation);
    } else {
        set_outreach(card, words, organisation);
    }
    card.set("kind", words.label(organisation.kind));
    card.set("needs", need_labels(words, services));
    set_verification(card, words, newest_verification(directory, provider.services), today);
    return card;
}

} // namespace relais::present
