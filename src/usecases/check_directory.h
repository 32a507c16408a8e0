#pragma once
#include "directory/directory.h"
#include "util/clock.h"

#include <cstdint>
#include <vector>

namespace relais::usecases {

/// What the published edition lacks for its readers, as counts.
struct DirectoryCheck {
    std::size_t services = 0;
    std::size_t sites = 0;
    std::size_t never_verified = 0;       ///< services
    std::size_t stale = 0;                ///< services verified more than 12 months ago
    std::size_t unknown_public = 0;       ///< services
    std::size_t unknown_zone = 0;         ///< services
    std::size_t sites_without_point = 0;
    std::size_t sites_without_contact = 0; ///< neither phone, mail nor WhatsApp
    std::size_t coarse_sites = 0;          ///< point no finer than the arrondissement
    std::vector<std::uint32_t> needs_nobody_meets; ///< positions in the taxonomy
};

DirectoryCheck check_directory(const directory::Directory& directory, util::Day today);

} // namespace relais::usecases
