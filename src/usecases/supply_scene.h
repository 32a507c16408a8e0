#pragma once
#include "directory/demand.h"
#include "geometry/reach.h"
#include "usecases/question.h"
#include "usecases/service_reach.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace relais::usecases {

/// A provider (an organisation at a place) with its services for one question that nothing known
/// speaks against.
struct SupplyProvider {
    std::uint32_t provider = 0;          ///< position in Snapshot::providers()
    std::vector<std::uint32_t> services; ///< positions in directory().services
    std::optional<double> per_month;     ///< sum of the capacities that are said; none when none is
};

/// Who could receive people for one need, and how many a month. One need (or dimension) must be
/// asked for.
class SupplyScene {
public:
    /// Throws util::InvalidInput as question.h says, and "need" unless it is just one.
    SupplyScene(const Snapshot& snapshot, const PersonWords& words, util::Day today);

    [[nodiscard]] int term() const { return m_term; }
    [[nodiscard]] const std::vector<SupplyProvider>& providers() const {
        return m_providers;
    } ///< by position

    /// A row for each of `providers()`: whom any of its services reaches within the limits and its
    /// zone.
    [[nodiscard]] geometry::ReachTable reach(const ServiceReach& people,
                                             std::span<const directory::Metres> limits) const;

private:
    int m_term = 0;
    std::vector<SupplyProvider> m_providers;
};

} // namespace relais::usecases
