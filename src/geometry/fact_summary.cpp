#include "geometry/fact_summary.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace relais::geometry {
namespace {

using directory::AreaCode;
using directory::ServedZone;
using directory::ServiceFacts;

// The categories have room for the codes of today; a longer list needs more bits.
static_assert(directory::code_count<directory::Sex>() == 2);
static_assert(directory::code_count<directory::Fee>() == 3);
static_assert(directory::code_count<directory::Saturation>() == 3);
static_assert(directory::code_count<directory::AccessMode>() == 5);

constexpr std::size_t k_region_letters = 5; // CM004

std::string_view region_of(std::string_view area) {
    return area.substr(0, k_region_letters);
}

std::uint64_t status_trait(const ServiceFacts& facts) {
    constexpr auto k_end = std::numeric_limits<directory::DayNumber>::max();
    if (facts.closed_from == k_end) {
        return trait(Trait::always_open);
    }
    const bool for_good = facts.closed_from == directory::k_never && facts.closed_until == k_end;
    return trait(for_good ? Trait::never_open : Trait::closes);
}

AnyAndLacks codes(std::uint32_t bits) {
    return {bits, bits == 0 ? 0 : ~bits};
}

AnyAndLacks ages(const ServiceFacts& facts) {
    if (facts.minimum_age < 0 && facts.maximum_age < 0) {
        return {};
    }
    const int from = std::max<int>(facts.minimum_age, 0);
    const int to = facts.maximum_age < 0 ? std::numeric_limits<int>::max() : facts.maximum_age;
    const auto touched = age_bands(from, to);
    std::uint32_t inside = 0;
    for (int band = 0; band < 31; ++band) {
        const int first = band * k_years_a_band;
        inside |= from <= first && first + k_years_a_band - 1 <= to ? 1U << band : 0U;
    }
    inside |= from <= k_last_band_from && facts.maximum_age < 0 ? 1U << 31U : 0U;
    return {touched, ~inside};
}

float round_up(double value) {
    return std::nextafter(static_cast<float>(value), std::numeric_limits<float>::infinity());
}

} // namespace

std::uint32_t age_bands(int from, int to) {
    std::uint32_t bands = 0;
    for (int band = 0; band < 32; ++band) {
        const int first = band * k_years_a_band;
        const int last = band == 31 ? std::numeric_limits<int>::max() : first + k_years_a_band - 1;
        bands |= from <= last && first <= to ? 1U << band : 0U;
    }
    return bands;
}

void FactSummary::add(const FactSummary& other) {
    traits |= other.traits;
    publics.add(other.publics);
    languages.add(other.languages);
    regions.add(other.regions);
    ages.add(other.ages);
    verified_first = std::min(verified_first, other.verified_first);
    verified_last = std::max(verified_last, other.verified_last);
    saturation_first = std::min(saturation_first, other.saturation_first);
    saturation_last = std::max(saturation_last, other.saturation_last);
    longest_radius = std::max(longest_radius, other.longest_radius);
}

RegionBits::RegionBits(const std::vector<ServedZone>& zones) {
    for (const auto& zone : zones) {
        for (const auto& area : zone.areas) {
            const bool is_new = std::ranges::find(m_regions, region_of(area)) == m_regions.end();
            if (is_new && area.size() >= k_region_letters && m_regions.size() < 31) {
                m_regions.emplace_back(region_of(area));
            }
        }
    }
}

std::uint32_t RegionBits::number_of(std::string_view place) const {
    const auto found = std::ranges::find(m_regions, region_of(place));
    return found == m_regions.end() ? 0 : 1U << (found - m_regions.begin());
}

std::uint32_t RegionBits::touching(std::string_view place) const {
    return place.size() < k_region_letters ? ~0U : number_of(place) | k_other;
}

AnyAndLacks RegionBits::of(const std::vector<AreaCode>& areas) const {
    std::uint32_t touched = 0;
    std::uint32_t whole = 0;
    for (const auto& area : areas) {
        const auto number = area.size() < k_region_letters ? 0 : number_of(area);
        touched |= number != 0 ? number : k_other;
        for (std::size_t i = 0; i < m_regions.size(); ++i) {
            whole |= directory::lies_in(m_regions[i], area) ? 1U << i : 0U;
        }
    }
    return {touched, ~whole};
}

Summariser::Summariser(const directory::FactTables& tables)
    : m_regions(tables.zones) {
    for (const auto& zone : tables.zones) {
        Zone summary{trait(Trait::zone + static_cast<unsigned>(zone.kind)), {}, -1};
        if (zone.kind == ServedZone::Kind::areas) {
            summary.regions = m_regions.of(zone.areas);
        } else if (zone.kind == ServedZone::Kind::radius) {
            summary.longest_radius = round_up(zone.radius.value);
        }
        m_zones.push_back(summary);
    }
    for (const auto& hours : tables.hours) {
        m_hours.push_back(trait(hours.known ? Trait::hours_known : Trait::hours_unknown));
    }
}

FactSummary Summariser::of(const ServiceFacts& facts) const {
    const auto& zone = m_zones[facts.zone];
    FactSummary summary;
    summary.traits = trait(Trait::sexes + (facts.sexes & 3U)) | trait(Trait::fee + (facts.fee & 7U)) |
                     trait(Trait::saturation + (facts.saturation & 7U)) |
                     trait(Trait::access + (facts.access_modes & 31U)) | zone.kind |
                     status_trait(facts) | m_hours[facts.hours];
    summary.publics = codes(facts.publics);
    summary.languages = codes(facts.languages);
    summary.regions = zone.regions;
    summary.ages = ages(facts);
    summary.traits |= facts.publics == 0 ? trait(Trait::no_publics) : 0;
    summary.traits |= facts.languages == 0 ? trait(Trait::no_languages) : 0;
    summary.traits |= summary.ages == AnyAndLacks{} ? trait(Trait::no_ages) : 0;
    summary.verified_first = summary.verified_last = facts.verified_day;
    summary.saturation_first = summary.saturation_last = facts.saturation_day;
    summary.longest_radius = zone.longest_radius;
    return summary;
}

} // namespace relais::geometry
