#include "directory/quality.h"

#include <algorithm>

namespace relais::directory {
namespace {

constexpr int k_whole = 100;
constexpr int k_half = 50;

int contact_of(const Site& site) {
    const bool can_be_called = !site.phones.empty() || !site.whatsapp.empty();
    return (can_be_called ? k_half : 0) + (site.emails.empty() ? 0 : k_half);
}

/// Words nobody could turn into a week are worth something to a reader, nothing to a search.
int hours_of(const Site& site) {
    return site.hours.known ? k_whole : (site.opening_hours.empty() ? 0 : k_half);
}

/// Whether people may simply come: then they must know when. Not said counts as yes.
bool receives(const std::vector<const Service*>& services) {
    return services.empty() || std::ranges::any_of(services, [](const Service* service) {
               return service->access_modes.empty() ||
                      service->access_modes.has(AccessMode::walk_in);
           });
}

int precision_of(const Site& site) {
    constexpr int k_quarter = 25;
    if (!site.point) {
        return 0;
    }
    switch (site.precision) {
    case LocationPrecision::surveyed:
    case LocationPrecision::street:
    case LocationPrecision::neighbourhood:
        return k_whole;
    case LocationPrecision::locality:
        return k_half;
    case LocationPrecision::arrondissement:
        return k_quarter;
    case LocationPrecision::department:
    case LocationPrecision::region:
        break;
    }
    return 0;
}

int need_of(const Service& service, const Taxonomy& taxonomy) {
    const auto term = taxonomy.find(service.need);
    return !term ? 0 : (taxonomy.is_dimension(*term) ? k_half : k_whole);
}

bool is_fresh(const Service& service, DayNumber today) {
    return service.verified_at &&
           today - static_cast<DayNumber>(service.verified_at->time_since_epoch().count()) <=
               k_fresh_days;
}

int rounded(int sum, int count) {
    return count == 0 ? 0 : (2 * sum + count) / (2 * count);
}

/// Mean over the services of what `value` gives each.
template <class Value>
int mean_of(const std::vector<const Service*>& services, const Value& value) {
    int sum = 0;
    for (const auto* service : services) {
        sum += value(*service);
    }
    return rounded(sum, static_cast<int>(services.size()));
}

} // namespace

Quality quality_of(const Site* site,
                   const std::vector<const Service*>& services,
                   const Taxonomy& taxonomy,
                   DayNumber today) {
    Quality quality;
    const auto set = [&](QualityPart part, int percent) {
        quality.parts[static_cast<std::size_t>(part)] = percent;
    };
    if (site != nullptr) {
        set(QualityPart::contact, contact_of(*site));
    }
    if (site != nullptr && receives(services)) {
        set(QualityPart::hours, hours_of(*site));
    }
    set(QualityPart::publics, mean_of(services, [](const Service& service) {
            return service.publics.empty() ? 0 : k_whole;
        }));
    set(QualityPart::need,
        mean_of(services, [&](const Service& service) { return need_of(service, taxonomy); }));
    if (site != nullptr && site->visibility == LocationVisibility::open) {
        set(QualityPart::precision, precision_of(*site));
    }
    set(QualityPart::freshness, mean_of(services, [&](const Service& service) {
            return is_fresh(service, today) ? k_whole : 0;
        }));
    int sum = 0;
    int applying = 0;
    for (const auto& part : quality.parts) {
        sum += part.value_or(0);
        applying += part ? 1 : 0;
    }
    quality.score = rounded(sum, applying);
    return quality;
}

} // namespace relais::directory
