#pragma once
#include "directory/demand.h"
#include "geometry/nearest_index.h"
#include "geometry/reach.h"

#include <cstdint>
#include <span>
#include <vector>

namespace relais::usecases {

/// The people of one layer of demand, ready to be asked who lies near a service and in its zone.
/// `offerings` and `tables` are those of the snapshot's index. Everything it is made of must
/// outlive it. Immutable.
class ServiceReach {
public:
    ServiceReach(const directory::Demand& demand,
                 std::span<const geometry::Offering> offerings,
                 const directory::FactTables& tables);

    [[nodiscard]] const geometry::ReachIndex& index() const { return m_index; }
    /// One weight a rank.
    [[nodiscard]] const std::vector<double>& people() const { return m_people; }
    /// Position in Demand::points of each rank.
    [[nodiscard]] std::span<const std::uint32_t> points() const { return m_index.order(); }

    /// A row for each of `services` (positions in the offerings): who lies within the limits and
    /// not outside the zone it serves. A zone that is not known keeps nobody out; a service without
    /// a point reaches nobody.
    [[nodiscard]] geometry::ReachTable table(std::span<const std::uint32_t> services,
                                             std::span<const directory::Metres> limits) const;

private:
    void add_row(std::uint32_t service,
                 std::span<const geometry::ReachRun> row,
                 geometry::ReachTable& out) const;

    const directory::Demand& m_demand;
    std::span<const geometry::Offering> m_offerings;
    const directory::FactTables& m_tables;
    geometry::ReachIndex m_index;
    std::vector<double> m_people;
};

} // namespace relais::usecases
