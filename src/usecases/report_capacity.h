#pragma once
#include "directory/demand.h"
#include "geometry/capacity.h"
#include "usecases/report_coverage.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Coverage that minds how many people each provider can receive.
struct CapacityRequest : PersonWords { ///< one need, or a dimension
    double threshold_km = 20;          ///< above 0, at most 1500
    CoverageLevel level = CoverageLevel::region;
    std::string within; ///< P-code or starting zone that is reported; providers beyond it count all
                        ///< the same
    geometry::ServingOrder order = geometry::ServingOrder::nearest;
    int months = 12; ///< 1 … 120: how long providers receive, each month up to their capacity
    double share_percent =
        100; ///< above 0, at most 100: of the people, those who ask for the service in that time
};
/// "nearest", "capacity", "catchment".
std::optional<geometry::ServingOrder> serving_order_from(std::string_view code);
std::string_view code_of(geometry::ServingOrder order);

/// One provider that nothing speaks against. People are those who ask in the time.
struct ProviderCapacity {
    std::uint32_t provider = 0;     ///< position in Snapshot::providers()
    std::optional<double> capacity; ///< in the time; none: it does not say, and is given nobody
    geometry::CatchmentFigures figures;
};

/// People who ask in the time, by what becomes of them. They sum to `people`.
struct CapacityFigures {
    double people = 0;
    double served = 0;  ///< received
    double no_room = 0; ///< in reach of a provider that says its capacity, and not received
    double unsaid = 0;  ///< in reach only of providers that do not say their capacity
    double unreached = 0;
};

struct CapacityReport {
    CapacityRequest request;
    int term = 0;
    CapacityFigures whole; ///< of what is reported, people of no area included
    std::vector<std::string> areas;
    std::vector<CapacityFigures> by_area;
    std::vector<ProviderCapacity>
        providers; ///< of the places reported, most people in reach first, then by position
    std::size_t with_capacity = 0; ///< how many of `providers` say it
    double sum_of_catchments = 0;  ///< of `providers`: people in several counted as often
    [[nodiscard]] bool is_computable() const { return with_capacity > 0; }
};

/// Providers of which nothing is known that speaks against them (suitable, too old, or something
/// unknown); full and closed ones are left out, outreach too. Throws util::InvalidInput naming the
/// field.
CapacityReport report_capacity(const Snapshot& snapshot,
                               const directory::Demand& demand,
                               const CapacityRequest& request,
                               util::Day today);

} // namespace relais::usecases
