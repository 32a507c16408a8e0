#include "usecases/check_directory.h"

#include "directory/packing.h"
#include "directory/suitability.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;

void check_service(const Service& service, DayNumber today, DirectoryCheck& check) {
    if (!service.verified_at) {
        ++check.never_verified;
    } else if (today - day_number(*service.verified_at) > k_fresh_days) {
        ++check.stale;
    }
    check.unknown_public += service.publics.empty() ? 1 : 0;
    check.unknown_zone += service.zone.kind == ServedZone::Kind::unknown ? 1 : 0;
}

void check_site(const Site& site, DirectoryCheck& check) {
    check.sites_without_point += site.point ? 0 : 1;
    check.sites_without_contact += site.phones.empty() && site.emails.empty() && site.whatsapp.empty() ? 1 : 0;
    check.coarse_sites += site.point && site.precision >= LocationPrecision::arrondissement ? 1 : 0;
}

} // namespace

DirectoryCheck check_directory(const Directory& directory, util::Day today) {
    DirectoryCheck check;
    check.services = directory.services.size();
    check.sites = directory.sites.size();
    NeedMask met = 0;
    for (const auto& service : directory.services) {
        check_service(service, day_number(today), check);
        if (const auto term = directory.taxonomy.find(service.need)) {
            met |= directory.taxonomy.bit(*term);
        }
    }
    std::ranges::for_each(directory.sites, [&](const Site& site) { check_site(site, check); });
    for (int term = 0; term < static_cast<int>(directory.taxonomy.terms().size()); ++term) {
        if (!directory.taxonomy.is_dimension(term) && (met & directory.taxonomy.accepted_by(term)) == 0) {
            check.needs_nobody_meets.push_back(static_cast<std::uint32_t>(term));
        }
    }
    return check;
}

} // namespace relais::usecases
