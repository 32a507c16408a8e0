#include "importers/population_grid.h"

#include <cmath>
#include <numbers>

namespace relais::importers {

CellKey cell_of(directory::LonLat point, double kilometres) {
    const double height = kilometres / k_degree_km;
    const double row = std::floor(point.latitude / height);
    const double middle = (row + 0.5) * height * std::numbers::pi / 180;
    const double width = height / std::max(std::cos(middle), 0.01); // near a pole, cells stay finite
    return {static_cast<std::int32_t>(row), static_cast<std::int32_t>(std::floor(point.longitude / width))};
}

void PopulationGrid::add(directory::LonLat point, double people) {
    const auto key = cell_of(point, m_kilometres);
    if (m_last_sum == nullptr || key != m_last) {
        m_last = key;
        m_last_sum = &m_sums[key];
    }
    m_last_sum->add(point, people);
}

std::vector<PopulationCell> PopulationGrid::cells() const {
    std::vector<PopulationCell> cells;
    cells.reserve(m_sums.size());
    for (const auto& [key, sum] : m_sums) {
        cells.push_back(sum.cell());
    }
    return cells;
}

} // namespace relais::importers
