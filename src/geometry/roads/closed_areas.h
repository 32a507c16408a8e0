#pragma once
#include "directory/boundary.h"
#include "geometry/roads/weighted_graph.h"

#include <span>
#include <vector>

namespace relais::geometry::roads {

/// Areas that nobody passes. A polygon is taken as it is drawn, in degrees. Immutable; safe from
/// many threads.
class ClosedAreas {
public:
    ClosedAreas() = default;
    explicit ClosedAreas(std::vector<directory::Polygon> polygons);

    [[nodiscard]] bool empty() const { return m_areas.empty(); }
    /// Whether a place lies in one.
    [[nodiscard]] bool holds(directory::LonLat place) const;
    /// Whether the straight line between two places touches one.
    [[nodiscard]] bool part(directory::LonLat from, directory::LonLat to) const;
    /// The stretches whose line touches one. Ascending.
    [[nodiscard]] std::vector<StretchId> stretches_of(const directory::RoadNetwork& network) const;

private:
    struct Box {
        double west = 0;
        double south = 0;
        double east = 0;
        double north = 0;
    };
    struct Area {
        directory::Polygon polygon;
        Box box;
    };
    static Box box_of(std::span<const directory::LonLat> line);
    [[nodiscard]] bool touch(std::span<const directory::LonLat> line) const;

    std::vector<Area> m_areas;
};

} // namespace relais::geometry::roads
