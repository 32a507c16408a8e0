#pragma once
#include "present/texts.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <cstdint>
#include <string>

/// Answers about one thing of the directory. Positions are those of the snapshot's lists.
namespace relais::present {

/// GET /api/v1/sites/{id}: a site with its organisation and services. `now` decides "open now".
std::string provider_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t provider,
                          util::Instant now);

/// GET /api/v1/organisations/{id}: an organisation, its sites and its outreach services.
std::string organisation_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t organisation,
                              const std::vector<std::uint32_t>& providers);

/// GET /api/v1/services/{id}: a service with its provider.
std::string service_json(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t service);

} // namespace relais::present
