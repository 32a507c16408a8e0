#include "present/structured_data.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/page_address.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string clock(int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60 % 24, minute % 60);
    return text;
}

Json opening(const WeeklyHours& hours) {
    constexpr std::array<const char*, 7> k_days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    auto list = Json::array();
    for (const auto& open : hours.open) {
        constexpr int k_day = 24 * 60;
        list.push_back({{"@type", "OpeningHoursSpecification"},
                        {"dayOfWeek", k_days.at(static_cast<std::size_t>(open.from / k_day))},
                        {"opens", clock(open.from)},
                        {"closes", clock(open.until)}});
    }
    return list;
}

Json place_of(const Words& words, const Site& site, const Organisation& organisation) {
    Json place{{"@type", "Place"}, {"name", name_of(site, organisation)}};
    Json address{{"@type", "PostalAddress"}, {"addressCountry", "CM"}};
    if (const auto town = words.locality(site); !town.empty()) {
        address["addressLocality"] = town;
    }
    if (const auto* region = words.directory().gazetteer.area_at_level(site.area, 1)) {
        address["addressRegion"] = words.area(region->code);
    }
    if (!public_address(site).empty()) {
        address["streetAddress"] = public_address(site);
    }
    place["address"] = std::move(address);
    if (site.point && !is_stand_in(site)) {
        place["geo"] = {{"@type", "GeoCoordinates"}, {"latitude", site.point->latitude}, {"longitude", site.point->longitude}};
    }
    if (!site.hours.open.empty()) {
        place["openingHoursSpecification"] = opening(site.hours);
    }
    if (!site.phones.empty()) {
        place["telephone"] = site.phones.front();
    }
    return place;
}

} // namespace

std::string structured_data(const Words& words, const usecases::Provider& provider) {
    const auto& directory = words.directory();
    const auto& organisation = directory.organisations[provider.organisation];
    Json owner{{"@type", organisation.kind == OrganisationKind::public_administration ? "GovernmentOrganization"
                         : organisation.kind == OrganisationKind::private_company     ? "Organization"
                                                                                      : "NGO"},
               {"name", organisation.name}};
    auto services = Json::array();
    for (const auto position : provider.services) {
        const auto& service = directory.services[position];
        Json one{{"@type", "Service"}, {"serviceType", words.need(service.need)}, {"provider", owner}};
        if (service.fee == Fee::free) {
            one["isAccessibleForFree"] = true;
        }
        services.push_back(std::move(one));
    }
    Json graph = Json::array();
    if (provider.site) {
        graph.push_back(place_of(words, directory.sites[*provider.site], organisation));
    }
    graph.insert(graph.end(), services.begin(), services.end());
    auto text = text_of({{"@context", "https://schema.org"}, {"@graph", std::move(graph)}});
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        text.replace(at, 1, "\\u003c"); // nothing in it may end the block
    }
    return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

} // namespace relais::present
