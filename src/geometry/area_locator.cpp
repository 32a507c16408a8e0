#include "geometry/area_locator.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace relais::geometry {
namespace {

using directory::LonLat;
using directory::Polygon;
using directory::Ring;

enum class Side : std::uint8_t { inside, outside, edge };

/// On which side of the line through the two ends the point lies. The ends are taken in one order
/// whoever's ring they come from, so that rounding can not put a point into both neighbours or
/// into none.
double turn(LonLat low, LonLat high, LonLat point) {
    return (high.longitude - low.longitude) * (point.latitude - low.latitude) -
           (high.latitude - low.latitude) * (point.longitude - low.longitude);
}

bool is_between(double value, double a, double b) {
    return std::min(a, b) <= value && value <= std::max(a, b);
}

/// Even-odd, by a ray to the east.
Side side_of(const Ring& ring, LonLat point) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        LonLat low = ring[i - 1];
        LonLat high = ring[i];
        if (std::pair(high.latitude, high.longitude) < std::pair(low.latitude, low.longitude)) {
            std::swap(low, high);
        }
        if (point.latitude < low.latitude || point.latitude > high.latitude) {
            continue;
        }
        const double side = turn(low, high, point);
        if (side == 0 && is_between(point.longitude, low.longitude, high.longitude)) {
            return Side::edge;
        }
        if (point.latitude < high.latitude && side > 0) {
            inside = !inside;
        }
    }
    return inside ? Side::inside : Side::outside;
}

/// The edge is part of the polygon, that of a hole too.
bool holds(const Polygon& polygon, LonLat point) {
    const auto outer = side_of(polygon.outer, point);
    if (outer != Side::inside) {
        return outer == Side::edge;
    }
    return std::ranges::none_of(polygon.holes, [point](const Ring& hole) {
        return side_of(hole, point) == Side::inside;
    });
}

using Point = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using Box = boost::geometry::model::box<Point>;

Box box_of(const Ring& ring) {
    const auto [west, east] = std::ranges::minmax(ring, {}, &LonLat::longitude);
    const auto [south, north] = std::ranges::minmax(ring, {}, &LonLat::latitude);
    return {{west.longitude, south.latitude}, {east.longitude, north.latitude}};
}

struct Part {
    directory::AreaCode code;
    int level = 0;
    Polygon polygon;
};

/// Finer first, then the smaller code.
bool is_better(const Part& a, const Part& b) {
    return a.level != b.level ? a.level > b.level : a.code < b.code;
}

} // namespace

struct AreaLocator::Tree {
    using Entry = std::pair<Box, std::uint32_t>;

    explicit Tree(const std::vector<directory::Boundary>& boundaries) {
        std::vector<Entry> entries;
        for (const auto& unit : boundaries) {
            for (const auto& polygon : unit.polygons) {
                if (!polygon.outer.empty()) {
                    entries.emplace_back(box_of(polygon.outer), static_cast<std::uint32_t>(parts.size()));
                    parts.push_back({unit.code, unit.level, polygon});
                }
            }
        }
        boxes = decltype(boxes)(entries);
    }

    template <class Accept>
    directory::AreaCode best(LonLat point, Accept accept) const {
        namespace index = boost::geometry::index;
        const Part* best = nullptr;
        const auto near = index::intersects(Point(point.longitude, point.latitude));
        for (auto found = boxes.qbegin(near); found != boxes.qend(); ++found) {
            const Part& part = parts[found->second];
            const bool wanted = accept(part) && (best == nullptr || is_better(part, *best));
            if (wanted && holds(part.polygon, point)) {
                best = &part;
            }
        }
        return best != nullptr ? best->code : directory::AreaCode();
    }

    std::vector<Part> parts;
    boost::geometry::index::rtree<Entry, boost::geometry::index::rstar<16>> boxes;
};

AreaLocator::AreaLocator()
    : AreaLocator(std::vector<directory::Boundary>{}) {}

AreaLocator::AreaLocator(const std::vector<directory::Boundary>& boundaries)
    : m_tree(std::make_unique<Tree>(boundaries)) {}

AreaLocator::~AreaLocator() = default;
AreaLocator::AreaLocator(AreaLocator&&) noexcept = default;
AreaLocator& AreaLocator::operator=(AreaLocator&&) noexcept = default;

directory::AreaCode AreaLocator::locate(LonLat point) const {
    return m_tree->best(point, [](const Part&) { return true; });
}

directory::AreaCode AreaLocator::locate(LonLat point, int level) const {
    return m_tree->best(point, [level](const Part& part) { return part.level == level; });
}

} // namespace relais::geometry
