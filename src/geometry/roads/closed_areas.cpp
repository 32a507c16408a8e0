#include "geometry/roads/closed_areas.h"

#include <algorithm>
#include <array>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

/// Whether one side of a polygon, its holes' included, satisfies a condition.
template <class Holds>
bool any_side(const Polygon& polygon, const Holds& holds) {
    const auto sides = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            if (holds(ring[i - 1], ring[i])) {
                return true;
            }
        }
        return false;
    };
    return sides(polygon.outer) || std::ranges::any_of(polygon.holes, sides);
}

bool is_inside(const Polygon& polygon, LonLat point) {
    bool inside = false;
    any_side(polygon, [&](LonLat a, LonLat b) {
        if ((a.latitude > point.latitude) != (b.latitude > point.latitude) &&
            point.longitude < (b.longitude - a.longitude) * (point.latitude - a.latitude) /
                                      (b.latitude - a.latitude) +
                                  a.longitude) {
            inside = !inside;
        }
        return false;
    });
    return inside;
}

/// On which side of the line a → b a point lies: its sign.
double side(LonLat a, LonLat b, LonLat point) {
    return (b.longitude - a.longitude) * (point.latitude - a.latitude) -
           (b.latitude - a.latitude) * (point.longitude - a.longitude);
}

bool cross(LonLat a, LonLat b, LonLat c, LonLat d) {
    return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

bool touches(const Polygon& polygon, std::span<const LonLat> line) {
    return is_inside(polygon, line[0]) || any_side(polygon, [&](LonLat a, LonLat b) {
               for (std::size_t i = 1; i < line.size(); ++i) {
                   if (cross(a, b, line[i - 1], line[i])) {
                       return true;
                   }
               }
               return false;
           });
}

} // namespace

ClosedAreas::ClosedAreas(std::vector<Polygon> polygons) {
    for (auto& polygon : polygons) {
        if (!polygon.outer.empty()) {
            const auto box = box_of(polygon.outer);
            m_areas.push_back({std::move(polygon), box});
        }
    }
}

ClosedAreas::Box ClosedAreas::box_of(std::span<const LonLat> line) {
    Box box{line[0].longitude, line[0].latitude, line[0].longitude, line[0].latitude};
    for (const auto& point : line) {
        box.west = std::min(box.west, point.longitude);
        box.south = std::min(box.south, point.latitude);
        box.east = std::max(box.east, point.longitude);
        box.north = std::max(box.north, point.latitude);
    }
    return box;
}

bool ClosedAreas::touch(std::span<const LonLat> line) const {
    const auto box = box_of(line);
    return std::ranges::any_of(m_areas, [&](const Area& area) {
        return area.box.west <= box.east && box.west <= area.box.east &&
               area.box.south <= box.north && box.south <= area.box.north &&
               touches(area.polygon, line);
    });
}

bool ClosedAreas::holds(LonLat place) const {
    return !m_areas.empty() && touch({&place, 1});
}

bool ClosedAreas::part(LonLat from, LonLat to) const {
    return !m_areas.empty() && touch(std::array{from, to});
}

std::vector<StretchId> ClosedAreas::stretches_of(const RoadNetwork& network) const {
    std::vector<StretchId> found;
    std::vector<LonLat> line;
    for (StretchId id = 0; id < network.stretches.size() && !m_areas.empty(); ++id) {
        const auto& stretch = network.stretches[id];
        line.clear();
        for (const auto& point : network.points.subspan(stretch.first_point, stretch.point_count)) {
            line.push_back(point.degrees());
        }
        if (touch(line)) {
            found.push_back(id);
        }
    }
    return found;
}

} // namespace relais::geometry::roads
