#include "directory/suitability.h"

#include "directory/person_groups.h"

#include <algorithm>
#include <cstring>

namespace relais::directory {
namespace {

Verdict met_if(bool condition) {
    return condition ? Verdict::met : Verdict::not_met;
}

Verdict public_group(const ServiceFacts& facts, const Profile& profile) {
    constexpr auto k_everyone = CodeSet<Public>{Public::everyone}.bits;
    if ((facts.publics & k_everyone) != 0) {
        return Verdict::met;
    }
    if ((facts.publics & (profile.publics.bits | profile.certain_publics.bits)) != 0) {
        return Verdict::met;
    }
    // Where no group was told, the person may still be of those the service is kept for.
    const bool may_be = facts.publics == 0 || profile.publics.empty();
    return may_be ? Verdict::unknown : Verdict::not_met;
}

Verdict sex(const ServiceFacts& facts, const Profile& profile) {
    constexpr std::uint8_t k_both = 3;
    if (facts.sexes == k_both) {
        return Verdict::met; // whoever the person is
    }
    if (!profile.sex) {
        return Verdict::unknown;
    }
    if (facts.sexes == 0) { // for women and young people: women at least are taken
        return names_women(facts.publics) && *profile.sex == Sex::female ? Verdict::met
                                                                         : Verdict::unknown;
    }
    return met_if(((facts.sexes >> static_cast<unsigned>(*profile.sex)) & 1U) != 0);
}

Verdict age(const ServiceFacts& facts, const Profile& profile) {
    if ((facts.minimum_age < 0 && facts.maximum_age < 0) || !profile.age) {
        return Verdict::unknown;
    }
    const int from = std::max<int>(facts.minimum_age, 0);
    const int to = facts.maximum_age < 0 ? std::numeric_limits<int>::max() : facts.maximum_age;
    if (profile.age->to < from || profile.age->from > to) {
        return Verdict::not_met;
    }
    const bool inside = profile.age->from >= from && profile.age->to <= to;
    return inside ? Verdict::met : Verdict::unknown; // the band straddles the limit
}

Verdict language(const ServiceFacts& facts, const Profile& profile) {
    if (profile.languages == 0) {
        return Verdict::not_asked;
    }
    return facts.languages == 0 ? Verdict::unknown
                                : met_if((facts.languages & profile.languages) != 0);
}

Verdict fee(const ServiceFacts& facts, const Wishes& wishes) {
    if (!wishes.fee_at_most) {
        return Verdict::not_asked;
    }
    const auto allowed = (2U << static_cast<unsigned>(*wishes.fee_at_most)) - 1U;
    return facts.fee == 0 ? Verdict::unknown : met_if((facts.fee & allowed) != 0);
}

Verdict access(const ServiceFacts& facts, const Wishes& wishes) {
    if (wishes.access_modes.empty()) {
        return Verdict::not_asked;
    }
    return facts.access_modes == 0 ? Verdict::unknown
                                   : met_if((facts.access_modes & wishes.access_modes.bits) != 0);
}

Verdict opening(const WeeklyHours& hours, const Wishes& wishes) {
    if (!wishes.open_at) {
        return Verdict::not_asked;
    }
    return hours.known ? met_if(hours.is_open(*wishes.open_at)) : Verdict::unknown;
}

Verdict in_areas(const ServedZone& zone, const Place& place) {
    if (std::ranges::any_of(zone.areas,
                            [&](const AreaCode& area) { return lies_in(place.area, area); })) {
        return Verdict::met;
    }
    // A place known only to its region may still lie in one of the departments served.
    const bool may_lie =
        place.area.empty() || std::ranges::any_of(zone.areas, [&](const AreaCode& area) {
            return lies_in(area, place.area);
        });
    return may_lie ? Verdict::unknown : Verdict::not_met;
}

Verdict status(const ServiceFacts& facts, DayNumber today) {
    return met_if(today < facts.closed_from || today > facts.closed_until);
}

Verdict capacity(const ServiceFacts& facts, DayNumber today) {
    const bool recent =
        facts.saturation_day != k_never && today - facts.saturation_day <= k_saturation_days;
    if (facts.saturation == 0 || !recent) {
        return Verdict::unknown;
    }
    return met_if(facts.saturation != CodeSet<Saturation>{Saturation::high}.bits);
}

Verdict freshness(const ServiceFacts& facts, DayNumber today) {
    const bool fresh = facts.verified_day != k_never && today - facts.verified_day <= k_fresh_days;
    return fresh ? Verdict::met : Verdict::unknown;
}

} // namespace

Verdict zone_verdict(const ServedZone& zone, const Place& place, std::optional<Metres> distance) {
    switch (zone.kind) {
    case ServedZone::Kind::national:
        return Verdict::met;
    case ServedZone::Kind::areas:
        return in_areas(zone, place);
    case ServedZone::Kind::radius:
        return distance ? met_if(*distance <= zone.radius) : Verdict::unknown;
    case ServedZone::Kind::unknown:
        break;
    }
    return Verdict::unknown;
}

/// A search counts the verdicts of hundreds of services, so eight are compared at once: verdicts
/// are 0 to 3, and of a byte's two lowest bits one at least is set where it differs.
int Assessment::count(Verdict verdict) const {
    constexpr std::uint64_t k_each_byte = 0x0101010101010101;
    const auto same = [wanted =
                           k_each_byte * static_cast<std::uint64_t>(verdict)](std::uint64_t eight) {
        const auto bits = eight ^ wanted;
        const auto differs = (bits | bits >> 1U) & k_each_byte;
        return 8 - static_cast<int>(differs * k_each_byte >> 56U);
    };
    constexpr std::size_t k_rest = k_criterion_count - 8;
    static_assert(sizeof(Verdict) == 1 && k_rest <= 8);
    std::uint64_t first = 0;
    std::uint64_t rest =
        k_each_byte * (static_cast<std::uint64_t>(verdict) ^ 1U); // what is not filled differs
    std::memcpy(&first, verdicts.data(), 8);
    std::memcpy(&rest, verdicts.data() + 8, k_rest);
    return same(first) + same(rest);
}

Suitability Assessment::suitability() const {
    switch (count(Verdict::not_met)) {
    case 0:
        return count(Verdict::unknown) == 0 ? Suitability::suitable : Suitability::possible;
    case 1:
        return Suitability::near_miss;
    default:
        return Suitability::unsuitable;
    }
}

Assessment assess(const ServiceFacts& facts,
                  const FactTables& tables,
                  const Query& query,
                  std::optional<Metres> distance) {
    return {{
        public_group(facts, query.profile),
        sex(facts, query.profile),
        age(facts, query.profile),
        language(facts, query.profile),
        fee(facts, query.wishes),
        access(facts, query.wishes),
        opening(tables.hours[facts.hours], query.wishes),
        zone_verdict(tables.zones[facts.zone], query.place, distance),
        status(facts, query.today),
        capacity(facts, query.today),
        freshness(facts, query.today),
    }};
}

} // namespace relais::directory
