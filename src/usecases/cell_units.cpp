#include "usecases/cell_units.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr int k_levels = 3;

} // namespace

CellUnits::CellUnits(const Gazetteer& gazetteer, const std::vector<Boundary>& boundaries)
    : m_gazetteer(gazetteer), m_by_polygons(!boundaries.empty()), m_is_drawn(k_levels + 1) {
    for (int level = k_levels; level > 0; --level) {
        std::vector<Boundary> of_level;
        std::ranges::copy_if(boundaries, std::back_inserter(of_level),
                             [level](const Boundary& boundary) { return boundary.level == level; });
        m_is_drawn.at(static_cast<std::size_t>(level)) = !of_level.empty();
        m_locators.emplace_back(of_level);
    }
    std::vector<LonLat> points;
    for (const auto& settlement : gazetteer.settlements()) {
        if (!settlement.area.empty()) {
            points.push_back(settlement.point);
            m_settlement_units.push_back(settlement.area);
        }
    }
    m_settlements = geometry::PointIndex(std::move(points));
}

AreaCode CellUnits::unit_of(LonLat point) const {
    if (!m_by_polygons) {
        return nearest_unit(point, "");
    }
    AreaCode unit;
    for (auto locator = m_locators.begin(); unit.empty() && locator != m_locators.end(); ++locator) {
        unit = locator->locate(point);
    }
    const auto* area = m_gazetteer.area(unit);
    if (area == nullptr || area->level == k_levels || m_is_drawn.at(static_cast<std::size_t>(area->level + 1))) {
        return unit; // a gap between finer polygons stays with the coarser one
    }
    auto finer = nearest_unit(point, unit);
    return finer.empty() ? unit : finer;
}

AreaCode CellUnits::nearest_unit(LonLat point, const AreaCode& within) const {
    const auto found = m_settlements.nearest(point, [&](std::uint32_t item) {
        return within.empty() || lies_in(m_settlement_units[item], within);
    });
    const bool near = found && (!within.empty() || found->distance.value <= k_farthest_settlement_km * 1000);
    return near ? m_settlement_units[found->item] : "";
}

std::vector<DemandPoint> demand_cells(const std::vector<importers::PopulationCell>& fine, const CellUnits& units,
                                      double kilometres) {
    std::map<std::pair<importers::CellKey, AreaCode>, importers::PeopleSum> sums;
    for (const auto& cell : fine) {
        sums[{importers::cell_of(cell.point, kilometres), units.unit_of(cell.point)}].add(cell.point, cell.people);
    }
    std::vector<DemandPoint> points;
    points.reserve(sums.size());
    for (const auto& [key, sum] : sums) {
        const auto cell = sum.cell();
        points.push_back({"", cell.point, key.second, cell.people});
    }
    return points;
}

} // namespace relais::usecases
