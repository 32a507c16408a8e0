#include "directory/packing.h"

#include "directory/person_groups.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace relais::directory {
namespace {

/// Most services share a zone ("national", their region): each distinct one is kept once.
class ZoneTable {
public:
    explicit ZoneTable(std::vector<ServedZone>& zones) : m_zones(zones) {}

    std::uint32_t index_of(const ServedZone& zone) {
        if (zone.kind == ServedZone::Kind::unknown) {
            return 0;
        }
        const Key key(static_cast<int>(zone.kind), zone.radius.value, zone.areas);
        const auto [found, is_new] = m_known.try_emplace(key, static_cast<std::uint32_t>(m_zones.size()));
        if (is_new) {
            m_zones.push_back(zone);
        }
        return found->second;
    }

private:
    using Key = std::tuple<int, double, std::vector<AreaCode>>;
    std::vector<ServedZone>& m_zones;
    std::map<Key, std::uint32_t> m_known;
};

class HoursTable {
public:
    explicit HoursTable(std::vector<WeeklyHours>& hours) : m_hours(hours) {}

    std::uint32_t index_of(const WeeklyHours& hours) {
        if (!hours.known) {
            return 0;
        }
        std::vector<std::pair<MinuteOfWeek, MinuteOfWeek>> key;
        for (const auto& interval : hours.open) {
            key.emplace_back(interval.from, interval.until);
        }
        const auto [found, is_new] = m_known.try_emplace(key, static_cast<std::uint32_t>(m_hours.size()));
        if (is_new) {
            m_hours.push_back(hours);
        }
        return found->second;
    }

private:
    std::vector<WeeklyHours>& m_hours;
    std::map<std::vector<std::pair<MinuteOfWeek, MinuteOfWeek>>, std::uint32_t> m_known;
};

std::uint32_t language_bits(const Directory& directory, const std::vector<std::string>& codes) {
    std::uint32_t bits = 0;
    for (const auto& code : codes) {
        if (const auto bit = directory.language(code)) {
            bits |= 1U << static_cast<unsigned>(*bit);
        }
    }
    return bits;
}

template <class Enum>
std::uint8_t one_bit(std::optional<Enum> value) {
    return value ? static_cast<std::uint8_t>(1U << static_cast<unsigned>(*value)) : std::uint8_t{0};
}

/// "999999", as some write "no limit", stays above every age.
std::int16_t packed_age(std::optional<int> years) {
    return static_cast<std::int16_t>(
        std::clamp<int>(years.value_or(-1), -1, std::numeric_limits<std::int16_t>::max()));
}

void pack_status(ServiceFacts& facts, const Site& site) {
    if (site.status == SiteStatus::active) {
        return;
    }
    constexpr auto k_end = std::numeric_limits<DayNumber>::max();
    facts.closed_from = site.closed_from ? day_number(*site.closed_from) : k_never;
    facts.closed_until = site.closed_until ? day_number(*site.closed_until) : k_end;
    if (site.status == SiteStatus::closed) { // for good, whatever the dates of an earlier closure say
        facts.closed_from = k_never;
        facts.closed_until = k_end;
    }
}

} // namespace

DayNumber day_number(util::Day day) {
    return static_cast<DayNumber>(day.time_since_epoch().count());
}

PackedServices pack(const Directory& directory) {
    PackedServices packed;
    packed.facts.reserve(directory.services.size());
    ZoneTable zones(packed.tables.zones);
    HoursTable hours(packed.tables.hours);
    for (const auto& service : directory.services) {
        ServiceFacts facts;
        const auto term = directory.taxonomy.find(service.need);
        facts.needs = term ? directory.taxonomy.bit(*term) : 0;
        facts.publics = service.publics.bits;
        facts.languages = language_bits(directory, service.languages);
        facts.sexes = static_cast<std::uint8_t>(sexes_served(service).bits);
        facts.fee = one_bit(service.fee);
        facts.access_modes = static_cast<std::uint8_t>(service.access_modes.bits);
        facts.saturation = one_bit(service.saturation);
        facts.minimum_age = packed_age(service.minimum_age);
        facts.maximum_age = packed_age(service.maximum_age);
        facts.saturation_day = service.saturation_as_of ? day_number(*service.saturation_as_of) : k_never;
        facts.verified_day = service.verified_at ? day_number(*service.verified_at) : k_never;
        facts.zone = zones.index_of(service.zone);
        if (const Site* site = directory.site_of(service)) {
            pack_status(facts, *site);
            facts.hours = hours.index_of(site->hours);
        }
        packed.facts.push_back(facts);
    }
    return packed;
}

} // namespace relais::directory
