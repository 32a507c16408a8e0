#include "usecases/show_provider.h"

#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

util::NotFound not_found(const char* key, std::int64_t id) {
    return util::NotFound({key, {{"id", std::to_string(id)}}});
}

} // namespace

std::uint32_t provider_at_site(const Snapshot& snapshot, directory::SiteId id) {
    const auto& sites = snapshot.directory().sites;
    const auto found = std::ranges::find_if(snapshot.providers(), [&](const Provider& provider) {
        return provider.site && sites[*provider.site].id == id;
    });
    if (found == snapshot.providers().end()) {
        throw not_found("error.no_site", id.value);
    }
    return static_cast<std::uint32_t>(found - snapshot.providers().begin());
}

std::vector<std::uint32_t> providers_of(const Snapshot& snapshot, directory::OrganisationId id) {
    const auto* organisation = snapshot.directory().organisation(id);
    if (organisation == nullptr) {
        throw not_found("error.no_organisation", id.value);
    }
    const auto position = static_cast<std::uint32_t>(organisation - snapshot.directory().organisations.data());
    std::vector<std::uint32_t> providers;
    for (std::uint32_t i = 0; i < snapshot.providers().size(); ++i) {
        if (snapshot.providers()[i].organisation == position) {
            providers.push_back(i);
        }
    }
    return providers;
}

std::uint32_t service_with(const Snapshot& snapshot, directory::ServiceId id) {
    const auto* service = snapshot.directory().service(id);
    if (service == nullptr) {
        throw not_found("error.no_service", id.value);
    }
    return static_cast<std::uint32_t>(service - snapshot.directory().services.data());
}

directory::Quality quality_of(const Snapshot& snapshot, const Provider& provider, util::Day today) {
    const auto& all = snapshot.directory();
    std::vector<const directory::Service*> services;
    for (const auto position : provider.services) {
        services.push_back(&all.services[position]);
    }
    return directory::quality_of(provider.site ? &all.sites[*provider.site] : nullptr, services, all.taxonomy,
                                 static_cast<directory::DayNumber>(today.time_since_epoch().count()));
}

} // namespace relais::usecases
