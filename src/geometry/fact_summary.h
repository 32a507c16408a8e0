#pragma once
#include "directory/suitability.h"

#include <cstdint>
#include <vector>

namespace relais::geometry {

/// Where each list of exact categories starts in FactSummary::traits. A category is the packed
/// value itself: sexes 0…3, fee 0…7, saturation 0…7, access modes 0…31.
struct Trait {
    static constexpr unsigned sexes = 0;
    static constexpr unsigned fee = 4;
    static constexpr unsigned saturation = 12;
    static constexpr unsigned access = 20;
    static constexpr unsigned zone = 52; ///< by ServedZone::Kind
    static constexpr unsigned always_open = 56;
    static constexpr unsigned never_open = 57;
    static constexpr unsigned closes = 58;
    static constexpr unsigned hours_unknown = 59;
    static constexpr unsigned hours_known = 60;
    static constexpr unsigned no_publics = 61;
    static constexpr unsigned no_languages = 62;
    static constexpr unsigned no_ages = 63;
};

constexpr std::uint64_t trait(unsigned position) {
    return std::uint64_t{1} << position;
}

/// A code list seen two ways, so that a node of the tree can rule out "someone matches" as well as
/// "someone does not": `any` is every code that some member has, `lacks` every code that some
/// member, having said something, does not have.
struct AnyAndLacks {
    std::uint32_t any = 0;
    std::uint32_t lacks = 0;
    void add(AnyAndLacks other) {
        any |= other.any;
        lacks |= other.lacks;
    }
    bool operator==(const AnyAndLacks&) const = default;
};

/// What is true of at least one of some services; made to be joined upwards in a tree and held
/// against a query by QueryMasks.
struct FactSummary {
    std::uint64_t traits = 0;
    AnyAndLacks publics;
    AnyAndLacks languages;
    AnyAndLacks regions; ///< any: touched · lacks: not wholly served; see RegionBits
    AnyAndLacks ages;    ///< any: band touched · lacks: band not wholly inside; see age_bands
    directory::DayNumber verified_first = std::numeric_limits<directory::DayNumber>::max();
    directory::DayNumber verified_last = directory::k_never;
    directory::DayNumber saturation_first = std::numeric_limits<directory::DayNumber>::max();
    directory::DayNumber saturation_last = directory::k_never;
    float longest_radius = -1; ///< metres, of radius zones, rounded up; -1: none

    void add(const FactSummary& other);
};

/// Ages in 32 bands of four years, the last one open. The bands from one age to another.
inline constexpr int k_years_a_band = 4;
inline constexpr int k_last_band_from = 31 * k_years_a_band;
std::uint32_t age_bands(int from, int to);

/// Numbers the regions that zones name, by the first five letters of the P-code. Bit 31 stands for
/// all that has no number: further regions, and codes shorter than a region's.
class RegionBits {
public:
    static constexpr std::uint32_t k_other = 1U << 31U;

    RegionBits() = default;
    explicit RegionBits(const std::vector<directory::ServedZone>& zones);

    /// The bits a zone that could serve this place has at least one of; all for a code coarser
    /// than a region.
    [[nodiscard]] std::uint32_t touching(std::string_view place) const;
    /// The one bit of the place's region; 0 if it has no number.
    [[nodiscard]] std::uint32_t number_of(std::string_view place) const;
    /// What a zone of kind `areas` touches and does not wholly serve.
    [[nodiscard]] AnyAndLacks of(const std::vector<directory::AreaCode>& areas) const;

private:
    std::vector<directory::AreaCode> m_regions;
};

/// Summaries of single services; zones are looked at once.
class Summariser {
public:
    explicit Summariser(const directory::FactTables& tables);
    [[nodiscard]] FactSummary of(const directory::ServiceFacts& facts) const;
    [[nodiscard]] const RegionBits& regions() const { return m_regions; }

private:
    struct Zone {
        std::uint64_t kind = 0;
        AnyAndLacks regions;
        float longest_radius = -1;
    };
    RegionBits m_regions;
    std::vector<Zone> m_zones;
    std::vector<std::uint64_t> m_hours;
};

} // namespace relais::geometry
