#pragma once
#include "directory/records.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <cstdint>

namespace relais::present {

/// What a provider's page offers besides the provider.
struct ProviderTools {
    bool takes_reports = false; ///< there is a server that keeps what anybody says is wrong
    bool is_managed = false;    ///< the reader keeps records: quality, and a way to mend it
};

/// The values of provider.mustache: a site with its organisation and services. `provider.site` must be given.
Value provider_page(const Words& words, const usecases::Provider& provider, util::Day today, ProviderTools tools = {});

/// The values of organisation.mustache: what it is, its places, and what it does without one.
Value organisation_page(const Words& words, const directory::Organisation& organisation,
                        const std::vector<std::uint32_t>& providers, util::Day today);

} // namespace relais::present
