#pragma once
#include "directory/demand.h"
#include "geometry/floating_catchment.h"
#include "usecases/report_coverage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Spatial accessibility by E2SFCA (geometry/floating_catchment.h): places a month for each person,
/// near ones counting more.
struct AccessRequest : PersonWords { ///< one need, or a dimension
    double threshold_km = 30; ///< above 0, at most 1500: as far as a provider's catchment goes
    geometry::Decay decay = geometry::Decay::slow;
    CoverageLevel level = CoverageLevel::region;
    std::string within; ///< P-code or starting zone that is reported; providers and people beyond
                        ///< it count all the same
    int places = 10;    ///< 0 … 500: settlements told, least served first
};
/// "slow", "fast".
std::optional<geometry::Decay> decay_from(std::string_view code);
std::string_view code_of(geometry::Decay decay);

/// A score is places a month by person: 0.002 is two places a month for a thousand people.
struct AreaAccess {
    double people = 0;
    double unreached = 0; ///< people with no provider that says its capacity in reach
    double score = 0;     ///< mean over its people; 0 where there is nobody
};

struct PlaceAccess {
    std::uint32_t point = 0; ///< position in Demand::points
    double score = 0;
};

struct AccessReport {
    AccessRequest request;
    int term = 0;
    std::vector<geometry::DecayBand> bands;
    std::size_t providers = 0; ///< that nothing speaks against, in the whole country
    std::size_t without_capacity =
        0;             ///< of them, those that do not say it: they count as if they were not there
    double supply = 0; ///< places a month of those that say it
    double handed_out = 0; ///< of those with people in reach: people × score sums to it
    AreaAccess whole;
    std::vector<std::string> areas;
    std::vector<AreaAccess> by_area;
    std::vector<PlaceAccess>
        least; ///< settlements with people, lowest score first, the larger first among equals
    std::vector<double> score_of_point; ///< as Demand::points
    /// Without a single capacity there is nothing to share out: no score says anything.
    [[nodiscard]] bool is_computable() const { return providers > without_capacity; }
};

/// Throws util::InvalidInput naming the field.
AccessReport report_access(const Snapshot& snapshot,
                           const directory::Demand& demand,
                           const AccessRequest& request,
                           util::Day today);

} // namespace relais::usecases
