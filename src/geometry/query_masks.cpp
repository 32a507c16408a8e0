#include "geometry/query_masks.h"

#include "directory/person_groups.h"
#include "geometry/ecef.h"

namespace relais::geometry {
namespace {

using directory::Criterion;
using directory::ServedZone;

constexpr std::uint64_t k_every_trait = ~std::uint64_t{0};
constexpr std::uint32_t k_every_criterion = (1U << directory::k_criterion_count) - 1;

constexpr std::uint32_t bit(Criterion criterion) {
    return 1U << static_cast<unsigned>(criterion);
}

constexpr std::uint64_t zone_trait(ServedZone::Kind kind) {
    return trait(Trait::zone + static_cast<unsigned>(kind));
}

/// The categories 0 … last of a list that `matches`.
template <class Matches>
std::uint64_t categories(unsigned start, unsigned last, Matches matches) {
    std::uint64_t traits = 0;
    for (unsigned value = 0; value <= last; ++value) {
        traits |= matches(value) ? trait(start + value) : 0;
    }
    return traits;
}

void set(std::uint32_t& bits, Criterion criterion, bool value) {
    bits = value ? bits | bit(criterion) : bits & ~bit(criterion);
}

} // namespace

QueryMasks::TraitTest& QueryMasks::test(Criterion criterion) {
    return m_tests[static_cast<std::size_t>(criterion)];
}

QueryMasks::QueryMasks(const directory::Query& query, const RegionBits& regions)
    : m_fresh_from(std::int64_t{query.today} - directory::k_fresh_days),
      m_recent_from(std::int64_t{query.today} - directory::k_saturation_days) {
    m_tests.fill({k_every_trait, 0, 0}); // not asked
    compile_person(query.profile);
    compile_wishes(query.wishes);
    compile_place(query.place, regions);
    compile_status();
    settle();
}

void QueryMasks::compile_person(const directory::Profile& profile) {
    const auto groups = profile.publics.bits | profile.certain_publics.bits;
    m_publics = groups | directory::CodeSet{directory::Public::everyone}.bits;
    m_publics_told = !profile.publics.empty();
    test(Criterion::public_group) = {
        0, 0, m_publics_told ? trait(Trait::no_publics) : k_every_trait};
    m_languages = profile.languages;
    if (m_languages != 0) {
        test(Criterion::language) = {0, 0, trait(Trait::no_languages)};
    }
    m_female = profile.sex == directory::Sex::female;
    const unsigned own = profile.sex ? 1U << static_cast<unsigned>(*profile.sex) : 0;
    const auto one_sex = trait(Trait::sexes + 1) | trait(Trait::sexes + 2);
    const auto met = trait(Trait::sexes + 3) | (own != 0 ? trait(Trait::sexes + own) : 0);
    test(Criterion::sex) = {
        met, own != 0 ? one_sex & ~met : 0, trait(Trait::sexes) | (own != 0 ? 0 : one_sex)};
    const auto& age = profile.age;
    if (!age) {
        test(Criterion::age) = {0, 0, k_every_trait};
    } else if (age->from < 0 || age->to < age->from || age->to >= k_last_band_from) {
        test(Criterion::age) = {k_every_trait, k_every_trait, k_every_trait};
    } else {
        m_ages = age_bands(age->from, age->to);
        test(Criterion::age) = {0, 0, trait(Trait::no_ages)};
    }
}

void QueryMasks::compile_wishes(const directory::Wishes& wishes) {
    if (wishes.fee_at_most) {
        const unsigned allowed = (2U << static_cast<unsigned>(*wishes.fee_at_most)) - 1U;
        test(Criterion::fee) = {
            categories(Trait::fee, 7, [=](unsigned fee) { return (fee & allowed) != 0; }),
            categories(
                Trait::fee, 7, [=](unsigned fee) { return fee != 0 && (fee & allowed) == 0; }),
            trait(Trait::fee)};
    }
    if (const auto asked = wishes.access_modes.bits; asked != 0) {
        test(Criterion::access) = {
            categories(Trait::access, 31, [=](unsigned modes) { return (modes & asked) != 0; }),
            categories(Trait::access,
                       31,
                       [=](unsigned modes) { return modes != 0 && (modes & asked) == 0; }),
            trait(Trait::access)};
    }
    if (wishes.open_at) {
        test(Criterion::opening) = {
            trait(Trait::hours_known), trait(Trait::hours_known), trait(Trait::hours_unknown)};
    }
}

void QueryMasks::compile_place(const directory::Place& place, const RegionBits& regions) {
    const auto areas = zone_trait(ServedZone::Kind::areas);
    const auto radius = zone_trait(ServedZone::Kind::radius);
    test(Criterion::zone) = {zone_trait(ServedZone::Kind::national) | radius,
                             radius,
                             zone_trait(ServedZone::Kind::unknown) | radius};
    if (place.area.empty()) {
        test(Criterion::zone).unknown |= areas;
        return;
    }
    m_regions = regions.touching(place.area);
    m_region = regions.number_of(place.area);
    if (m_region == 0) {
        test(Criterion::zone).not_met |= areas;
    }
}

void QueryMasks::compile_status() {
    test(Criterion::status) = {trait(Trait::always_open) | trait(Trait::closes),
                               trait(Trait::never_open) | trait(Trait::closes),
                               0};
    const auto high = trait(Trait::saturation + 4);
    const auto unknown = trait(Trait::saturation);
    test(Criterion::capacity) = {
        categories(Trait::saturation, 7, [](unsigned value) { return value != 0 && value != 4; }),
        high,
        unknown};
}

/// Most criteria are not asked or silent on the person's side: what then comes out whatever the
/// summary is settled once for all nodes. (No summary is without traits: a service has some sexes,
/// some fee …, be it "unknown".)
void QueryMasks::settle() {
    const auto is_settled = [](std::uint64_t traits) {
        return traits == 0 || traits == k_every_trait;
    };
    for (std::size_t i = 0; i < m_tests.size(); ++i) {
        const auto& [met, not_met, unknown] = m_tests[i];
        const std::uint32_t bit = 1U << i;
        if (!is_settled(met) || !is_settled(not_met) || !is_settled(unknown)) {
            m_open_tests[m_open_count++] = {m_tests[i], bit};
            continue;
        }
        m_settled.met |= met != 0 ? bit : 0;
        m_settled.not_met |= not_met != 0 ? bit : 0;
        m_settled.unknown |= unknown != 0 ? bit : 0;
    }
}

Hopes QueryMasks::look(const FactSummary& summary, double chord) const {
    auto outlook = m_settled;
    for (std::size_t i = 0; i < m_open_count; ++i) {
        const auto& [test, bit] = m_open_tests[i];
        outlook.met |= (summary.traits & test.met) != 0 ? bit : 0;
        outlook.not_met |= (summary.traits & test.not_met) != 0 ? bit : 0;
        outlook.unknown |= (summary.traits & test.unknown) != 0 ? bit : 0;
    }
    look_at_codes(summary, outlook);
    look_at_ages(summary, outlook);
    look_at_zone(summary, chord, outlook);
    look_at_days(summary, outlook);

    const auto lost = k_every_criterion & ~(outlook.met | outlook.unknown);
    const bool one_lost = (lost & (lost - 1)) == 0 && (outlook.not_met & lost) != 0;
    return {outlook.met == k_every_criterion,
            lost == 0 && outlook.unknown != 0,
            (lost == 0 && outlook.not_met != 0) || one_lost};
}

void QueryMasks::look_at_codes(const FactSummary& summary, Outlook& outlook) const {
    const auto look_at = [&outlook](Criterion criterion, AnyAndLacks given, std::uint32_t asked) {
        if (asked != 0) {
            set(outlook.met, criterion, (given.any & asked) != 0);
            set(outlook.not_met, criterion, (given.lacks & asked) == asked);
        }
    };
    look_at(Criterion::public_group, summary.publics, m_publics);
    if (!m_publics_told) { // then others are unknown
        set(outlook.not_met, Criterion::public_group, false);
    }
    if (m_female && directory::names_women(summary.publics.any)) {
        set(outlook.met, Criterion::sex, true); // a silent service that names them takes women
    }
    look_at(Criterion::language, summary.languages, m_languages);
}

void QueryMasks::look_at_ages(const FactSummary& summary, Outlook& outlook) const {
    if (m_ages == 0) {
        return;
    }
    set(outlook.met, Criterion::age, (summary.ages.any & m_ages) == m_ages);
    set(outlook.not_met, Criterion::age, (summary.ages.lacks & m_ages) == m_ages);
    if ((summary.ages.lacks & m_ages) != 0) { // a band of ages may straddle the limit
        set(outlook.unknown, Criterion::age, true);
    }
}

void QueryMasks::look_at_zone(const FactSummary& summary, double chord, Outlook& outlook) const {
    if ((summary.regions.any & m_regions) != 0) {
        outlook.met |= bit(Criterion::zone);
        outlook.unknown |= bit(Criterion::zone);
    }
    if ((summary.regions.lacks & m_region) != 0) {
        outlook.not_met |= bit(Criterion::zone);
    }
    constexpr auto k_served_anyhow =
        zone_trait(ServedZone::Kind::national) | zone_trait(ServedZone::Kind::unknown);
    const bool by_area = (summary.traits & zone_trait(ServedZone::Kind::areas)) != 0 &&
                         (m_regions == 0 || (summary.regions.any & m_regions) != 0);
    const bool only_by_radius = (summary.traits & k_served_anyhow) == 0 && !by_area;
    if (only_by_radius && shortest_geodesic(chord) > summary.longest_radius) {
        set(outlook.met, Criterion::zone, false);
        set(outlook.unknown, Criterion::zone, false);
    }
}

void QueryMasks::look_at_days(const FactSummary& summary, Outlook& outlook) const {
    if (summary.saturation_last < m_recent_from) {
        set(outlook.met, Criterion::capacity, false);
        set(outlook.not_met, Criterion::capacity, false);
    }
    if (summary.saturation_first < m_recent_from) {
        set(outlook.unknown, Criterion::capacity, true);
    }
    set(outlook.met, Criterion::freshness, summary.verified_last >= m_fresh_from);
    set(outlook.unknown, Criterion::freshness, summary.verified_first < m_fresh_from);
}

} // namespace relais::geometry
