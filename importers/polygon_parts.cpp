#include "importers/polygon_parts.h"

#include <ogr_geometry.h>

#include <memory>
#include <utility>

namespace relais::importers {
namespace {

constexpr std::size_t k_fewest_points = 4; // a triangle and its first corner again

directory::Ring ring_of(const OGRLinearRing* ring) {
    directory::Ring points;
    if (ring == nullptr) {
        return points;
    }
    points.reserve(static_cast<std::size_t>(ring->getNumPoints()) + 1);
    for (int i = 0; i < ring->getNumPoints(); ++i) {
        points.push_back({ring->getX(i), ring->getY(i)});
    }
    if (!points.empty() && points.front() != points.back()) {
        points.push_back(points.front());
    }
    return points;
}

void append(std::vector<directory::Polygon>& polygons, const OGRPolygon& shape) {
    directory::Polygon polygon;
    polygon.outer = ring_of(shape.getExteriorRing());
    if (polygon.outer.size() < k_fewest_points) {
        return;
    }
    for (int i = 0; i < shape.getNumInteriorRings(); ++i) {
        auto hole = ring_of(shape.getInteriorRing(i));
        if (hole.size() >= k_fewest_points) {
            polygon.holes.push_back(std::move(hole));
        }
    }
    polygons.push_back(std::move(polygon));
}

void collect(std::vector<directory::Polygon>& polygons, const OGRGeometry& geometry) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        append(polygons, *geometry.toPolygon());
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const auto* part : *geometry.toGeometryCollection()) {
            collect(polygons, *part);
        }
    }
}

} // namespace

std::vector<directory::Polygon> polygons_of(const OGRGeometry& geometry) {
    const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
    std::vector<directory::Polygon> polygons;
    if (straight != nullptr) {
        collect(polygons, *straight);
    }
    return polygons;
}

} // namespace relais::importers
