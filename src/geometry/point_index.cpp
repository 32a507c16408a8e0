#include "geometry/point_index.h"

namespace relais::geometry {

PointIndex::PointIndex(std::vector<directory::LonLat> points) : m_points(std::move(points)) {
    if (m_points.empty()) {
        return;
    }
    std::vector<KdTree::Entry> entries;
    entries.reserve(m_points.size());
    for (std::uint32_t i = 0; i < m_points.size(); ++i) {
        entries.push_back({to_ecef(m_points[i]), i});
    }
    m_tree.emplace_back(std::move(entries), [](std::uint32_t) { return FactSummary{}; });
}

} // namespace relais::geometry
