#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <cstdint>
#include <vector>

namespace relais::present {

/// A provider as one item of a list: name, place, what it does, a number to call, when it was verified. `services`
/// are those to name (positions in directory().services): the ones that pass the search, or all.
Value provider_card(const Words& words, const usecases::Provider& provider,
                    const std::vector<std::uint32_t>& services, util::Day today);

/// The newest verification among services.
std::optional<util::Day> newest_verification(const directory::Directory& directory,
                                             const std::vector<std::uint32_t>& services);

/// `{text, href}` of a telephone number.
Value phone_link(const std::string& e164);

/// `{label, dimension}` of each need once, in the order of the services.
Value need_labels(const Words& words, const std::vector<std::uint32_t>& services);

} // namespace relais::present
