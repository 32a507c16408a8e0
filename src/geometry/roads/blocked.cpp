#include "geometry/roads/blocked.h"

#include <algorithm>
#include <limits>

namespace relais::geometry::roads {

using namespace relais::directory;

namespace {

struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(LonLat point) {
        west = std::min(west, point.longitude);
        east = std::max(east, point.longitude);
        south = std::min(south, point.latitude);
        north = std::max(north, point.latitude);
    }
    [[nodiscard]] bool meets(const Box& other) const {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
};

template <class Take>
void each_side(const Polygon& polygon, const Take& take) {
    const auto sides = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            take(ring[i - 1], ring[i]);
        }
    };
    sides(polygon.outer);
    std::ranges::for_each(polygon.holes, sides);
}

bool is_inside(const Polygon& polygon, LonLat point) {
    bool inside = false;
    each_side(polygon, [&](LonLat a, LonLat b) {
        if ((a.latitude > point.latitude) != (b.latitude > point.latitude) &&
            point.longitude < (b.longitude - a.longitude) * (point.latitude - a.latitude) /
                                      (b.latitude - a.latitude) +
                                  a.longitude) {
            inside = !inside;
        }
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

bool touches(const Polygon& polygon, std::span<const RoadPoint> line) {
    if (is_inside(polygon, line[0].degrees())) {
        return true;
    }
    bool crosses = false;
    each_side(polygon, [&](LonLat a, LonLat b) {
        for (std::size_t i = 1; i < line.size() && !crosses; ++i) {
            crosses = cross(a, b, line[i - 1].degrees(), line[i].degrees());
        }
    });
    return crosses;
}

} // namespace

std::vector<StretchId> stretches_in(const RoadNetwork& network, std::span<const Polygon> area) {
    std::vector<Box> boxes(area.size());
    for (std::size_t i = 0; i < area.size(); ++i) {
        std::ranges::for_each(area[i].outer, [&](LonLat point) { boxes[i].add(point); });
    }
    std::vector<StretchId> found;
    for (StretchId id = 0; id < network.stretches.size(); ++id) {
        const auto& stretch = network.stretches[id];
        const auto line = network.points.subspan(stretch.first_point, stretch.point_count);
        Box box;
        std::ranges::for_each(line, [&](RoadPoint point) { box.add(point.degrees()); });
        for (std::size_t i = 0; i < area.size(); ++i) {
            if (boxes[i].meets(box) && touches(area[i], line)) {
                found.push_back(id);
                break;
            }
        }
    }
    return found;
}

} // namespace relais::geometry::roads
