#pragma once
#include "directory/boundary.h"
#include "directory/demand.h"
#include "directory/gazetteer.h"
#include "geometry/area_locator.h"
#include "geometry/point_index.h"
#include "importers/population_grid.h"

#include <vector>

namespace relais::usecases {

/// Beyond this from every settlement of the gazetteer, a cell is in no unit where no boundaries are loaded.
inline constexpr double k_farthest_settlement_km = 40;

/// Which unit a cell of a population raster lies in: by polygons where boundaries are loaded, refined by the nearest
/// settlement where only coarser ones are; else by the nearest settlement's unit. Keeps a reference to the gazetteer.
class CellUnits {
public:
    CellUnits(const directory::Gazetteer& gazetteer, const std::vector<directory::Boundary>& boundaries);

    [[nodiscard]] bool by_polygons() const { return m_by_polygons; }
    /// The finest unit known, "" outside every unit.
    [[nodiscard]] directory::AreaCode unit_of(directory::LonLat point) const;

private:
    [[nodiscard]] directory::AreaCode nearest_unit(directory::LonLat point, const directory::AreaCode& within) const;

    const directory::Gazetteer& m_gazetteer;
    std::vector<geometry::AreaLocator> m_locators; ///< finest level first: its polygons are the smallest to search
    bool m_by_polygons;
    std::vector<bool> m_is_drawn; ///< by level: boundaries of it are loaded
    std::vector<directory::AreaCode> m_settlement_units;
    geometry::PointIndex m_settlements;
};

/// Adds fine cells up to cells of `kilometres`, apart for each unit, so that sums by unit are those of the fine cells.
std::vector<directory::DemandPoint> demand_cells(const std::vector<importers::PopulationCell>& fine,
                                                 const CellUnits& units,
                                                 double kilometres);

} // namespace relais::usecases
