#pragma once
#include "directory/codes.h"
#include "directory/opening_hours.h"
#include "directory/taxonomy.h"
#include "directory/units.h"
#include "directory/zone.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

/// The rule of suitability: one function, `assess`, whose answers are what the page prints as
/// reasons.
namespace relais::directory {

/// Days since 1970-01-01; 32 bits for the packed facts.
using DayNumber = std::int32_t;
inline constexpr DayNumber k_never = std::numeric_limits<DayNumber>::min();

inline constexpr DayNumber k_fresh_days = 365;     ///< verified within 12 months
inline constexpr DayNumber k_saturation_days = 90; ///< older word on saturation is no word

enum class Criterion : std::uint8_t {
    public_group,
    sex,
    age,
    language,
    fee,
    access,
    opening,
    zone,
    status,
    capacity,
    freshness
};
inline constexpr std::size_t k_criterion_count = 11;

/// `not_asked`: the query says nothing the criterion could be held against (no language, fee, mode
/// or hour asked); it counts neither for nor against. `unknown` is never shown as met.
enum class Verdict : std::uint8_t { met, not_met, unknown, not_asked };

enum class Suitability : std::uint8_t { suitable, possible, near_miss, unsuitable };

/// The answer for one service and one query.
struct Assessment {
    std::array<Verdict, k_criterion_count> verdicts{};
    [[nodiscard]] Verdict of(Criterion criterion) const {
        return verdicts[static_cast<std::size_t>(criterion)];
    }
    [[nodiscard]] int count(Verdict verdict) const;
    /// Nothing not_met and nothing unknown · nothing not_met · exactly one not_met · more.
    [[nodiscard]] Suitability suitability() const;
    bool operator==(const Assessment&) const = default;
};

/// An age, or a band of ages when the exact one is not told; years, both ends included.
struct AgeBand {
    int from = 0;
    int to = 0;
    bool operator==(const AgeBand&) const = default;
};

/// What is known of the person. Nothing given is nothing known.
struct Profile {
    std::optional<Sex> sex;
    std::optional<AgeBand> age;
    CodeSet<Public> publics;         ///< groups told; where one is, all are
    CodeSet<Public> certain_publics; ///< groups that need no telling (person_groups.h)
    std::uint32_t languages = 0;     ///< bits of Directory::languages
    bool operator==(const Profile&) const = default;
};

/// What is asked of the service beyond the need.
struct Wishes {
    std::optional<Fee> fee_at_most;
    CodeSet<AccessMode> access_modes; ///< any of them
    std::optional<LocalTime> open_at;
    bool operator==(const Wishes&) const = default;
};

/// One need at one place for one person on one day.
struct Query {
    NeedMask needs = 0; ///< Taxonomy::accepted_by of the need
    Place place;
    Profile profile;
    Wishes wishes;
    DayNumber today = 0;
};

/// The criteria of one service packed for the index: 64 bytes, no pointer. An empty set means "not
/// given".
struct ServiceFacts {
    NeedMask needs = 0; ///< the one bit of the service's need
    std::uint32_t publics = 0;
    std::uint32_t languages = 0;
    std::uint8_t sexes = 0;
    std::uint8_t fee = 0; ///< one bit, of Fee
    std::uint8_t access_modes = 0;
    std::uint8_t saturation = 0;   ///< one bit, of Saturation
    std::int16_t minimum_age = -1; ///< -1: not given
    std::int16_t maximum_age = -1;
    DayNumber saturation_day = k_never;
    DayNumber verified_day = k_never;
    DayNumber closed_from = std::numeric_limits<DayNumber>::max();  ///< first closed day
    DayNumber closed_until = std::numeric_limits<DayNumber>::max(); ///< last closed day
    std::uint32_t zone = 0;  ///< index into FactTables::zones
    std::uint32_t hours = 0; ///< index into FactTables::hours
};

/// What the facts point into. Entry 0 of each is "unknown".
struct FactTables {
    std::vector<ServedZone> zones{ServedZone{}};
    std::vector<WeeklyHours> hours{WeeklyHours{}};
};

/// Whether the service answers the need at all; what does not is never a candidate.
inline bool answers_need(const ServiceFacts& facts, NeedMask wanted) {
    return (facts.needs & wanted) != 0;
}

/// The zone criterion alone: whether a place lies in what a service serves.
Verdict zone_verdict(const ServedZone& zone, const Place& place, std::optional<Metres> distance);

/// The rule. `distance` is from the place to the service's (published) point, nothing for a service
/// without one.
Assessment assess(const ServiceFacts& facts,
                  const FactTables& tables,
                  const Query& query,
                  std::optional<Metres> distance);

} // namespace relais::directory
