#pragma once
#include "geometry/overlap.h"
#include "geometry/rank_set.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// How many people the same need is met for by several organisations at once.
namespace relais::geometry {

/// What two organisations share.
struct OrganisationPair {
    std::uint32_t first = 0; ///< the smaller number
    std::uint32_t second = 0;
    directory::NeedMask needs = 0; ///< that both meet, wherever; never none
    double people = 0;             ///< in reach of both for the same need, each counted once
    bool operator==(const OrganisationPair&) const = default;
};

/// People by the number of organisations in whose reach they are for one need.
struct ProviderCounts {
    std::array<double, 4> people{};     ///< by none, one, two, three or more; sums to everybody
    std::vector<std::uint32_t> by_rank; ///< organisations, for each rank
};

/// Zones held against where people are. Empty: distance alone decides.
struct ServedAreas {
    std::span<const OverlapZone> zones;
    std::span<const std::uint32_t> area_of_rank; ///< a number that no zone lists: outside every area
};

/// Immutable; safe from many threads. Look at the services of one public only, and all is about that public.
class OverlapPeople {
public:
    /// `reach` has a row for each service (an empty one where it has no point), `people` one weight for each rank. With
    /// `served`, a service reaches nobody outside its zone.
    OverlapPeople(std::span<const OverlapService> services, const ReachTable& reach, std::span<const double> people,
                  const ServedAreas& served = {});

    /// One more than the largest organisation number.
    [[nodiscard]] std::uint32_t organisation_count() const {
        return static_cast<std::uint32_t>(m_organisations.size());
    }
    /// Pairs with a need in common whose first is one of `first` … `last` - 1, sorted; so parts put one after the
    /// other are the whole.
    [[nodiscard]] std::vector<OrganisationPair> pairs(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] std::vector<OrganisationPair> pairs() const { return pairs(0, organisation_count()); }

    /// For one need, by its bit number.
    [[nodiscard]] ProviderCounts providers(std::uint32_t need) const;
    /// People in reach of an organisation for any of its needs.
    [[nodiscard]] double people_of(std::uint32_t organisation) const;

private:
    /// Needs of one organisation that reach the same people.
    struct Share {
        directory::NeedMask needs = 0;
        RankSet ranks;
    };
    struct Organisation {
        directory::NeedMask needs = 0;
        std::vector<Share> shares;
    };
    [[nodiscard]] double shared_people(const Organisation& a, const Organisation& b) const;

    std::vector<Organisation> m_organisations;
    std::vector<double> m_people;
    WordSums m_sums;
};

} // namespace relais::geometry
