#pragma once
#include "directory/ids.h"
#include "directory/quality.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace relais::usecases {

/// Position in Snapshot::providers() of a site. Throws util::NotFound.
std::uint32_t provider_at_site(const Snapshot& snapshot, directory::SiteId id);

/// Positions of an organisation's providers, sites first by id, then its outreach. Throws util::NotFound.
std::vector<std::uint32_t> providers_of(const Snapshot& snapshot, directory::OrganisationId id);

/// Position in directory().services. Throws util::NotFound.
std::uint32_t service_with(const Snapshot& snapshot, directory::ServiceId id);

/// Of what the public sees of a provider.
directory::Quality quality_of(const Snapshot& snapshot, const Provider& provider, util::Day today);

} // namespace relais::usecases
