#include "importers/boundary_faults.h"

#include "importers/polygon_parts.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relais::importers {
namespace {

constexpr double k_least_square_kilometres = 1;
constexpr double k_kilometres_a_degree = 111.2;

double square_kilometres(double square_degrees, double latitude) {
    return square_degrees * k_kilometres_a_degree * k_kilometres_a_degree *
           std::cos(latitude * std::numbers::pi / 180);
}

void add_ring(OGRPolygon& polygon, const directory::Ring& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (const auto& point : points) {
        ring->addPoint(point.longitude, point.latitude);
    }
    polygon.addRingDirectly(ring.release());
}

std::unique_ptr<OGRMultiPolygon> shape_of(const directory::Boundary& boundary) {
    auto shape = std::make_unique<OGRMultiPolygon>();
    for (const auto& polygon : boundary.polygons) {
        auto one = std::make_unique<OGRPolygon>();
        add_ring(*one, polygon.outer);
        for (const auto& hole : polygon.holes) {
            add_ring(*one, hole);
        }
        shape->addGeometryDirectly(one.release());
    }
    return shape;
}

double area_of(const OGRGeometry& geometry) {
    double area = 0;
    for (const auto& polygon : polygons_of(geometry)) {
        OGRPolygon one;
        add_ring(one, polygon.outer);
        for (const auto& hole : polygon.holes) {
            add_ring(one, hole);
        }
        area += one.get_Area();
    }
    return area;
}

struct Unit {
    const directory::Boundary* boundary;
    std::unique_ptr<OGRMultiPolygon> shape;
    OGREnvelope box;
};

std::vector<Unit> units_of(const std::vector<directory::Boundary>& boundaries) {
    std::vector<Unit> units;
    for (const auto& boundary : boundaries) {
        Unit unit{&boundary, shape_of(boundary), {}};
        unit.shape->getEnvelope(&unit.box);
        units.push_back(std::move(unit));
    }
    return units;
}

std::vector<BoundaryOverlap> overlaps_of(const std::vector<Unit>& units) {
    std::vector<BoundaryOverlap> overlaps;
    for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::size_t j = i + 1; j < units.size(); ++j) {
            if (!units[i].box.Intersects(units[j].box)) {
                continue;
            }
            const std::unique_ptr<OGRGeometry> shared(units[i].shape->Intersection(units[j].shape.get()));
            const double middle = (units[i].box.MinY + units[i].box.MaxY) / 2;
            const double size = shared != nullptr ? square_kilometres(area_of(*shared), middle) : 0;
            if (size >= k_least_square_kilometres) {
                overlaps.push_back({units[i].boundary->name, units[j].boundary->name, size});
            }
        }
    }
    return overlaps;
}

const Unit& beside(const std::vector<Unit>& units, const OGREnvelope& box) {
    const auto found = std::ranges::find_if(units, [&](const Unit& unit) { return unit.box.Intersects(box) != 0; });
    return found != units.end() ? *found : units.front();
}

std::vector<BoundaryGap> gaps_of(const std::vector<Unit>& units) {
    std::vector<BoundaryGap> gaps;
    OGRMultiPolygon all;
    for (const auto& unit : units) {
        for (const auto* polygon : *unit.shape) {
            all.addGeometry(polygon);
        }
    }
    const std::unique_ptr<OGRGeometry> together(all.UnionCascaded());
    if (together == nullptr) {
        return gaps;
    }
    for (const auto& polygon : polygons_of(*together)) {
        for (const auto& hole : polygon.holes) {
            OGRPolygon shape;
            add_ring(shape, hole);
            OGREnvelope box;
            shape.getEnvelope(&box);
            const directory::LonLat at{(box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2};
            const double size = square_kilometres(shape.get_Area(), at.latitude);
            if (size >= k_least_square_kilometres) {
                gaps.push_back({beside(units, box).boundary->name, at, size});
            }
        }
    }
    return gaps;
}

} // namespace

std::unique_ptr<OGRGeometry> mended(const OGRGeometry& geometry) {
    if (geometry.IsValid() != 0) {
        return nullptr;
    }
    std::unique_ptr<OGRGeometry> valid(geometry.MakeValid());
    return valid != nullptr ? std::move(valid) : std::make_unique<OGRMultiPolygon>();
}

BoundaryFaults find_faults(const std::vector<directory::Boundary>& boundaries) {
    const auto units = units_of(boundaries);
    BoundaryFaults faults;
    if (units.empty()) {
        return faults;
    }
    faults.overlaps = overlaps_of(units);
    faults.gaps = gaps_of(units);
    std::ranges::stable_sort(faults.overlaps, std::greater{}, &BoundaryOverlap::square_kilometres);
    std::ranges::stable_sort(faults.gaps, std::greater{}, &BoundaryGap::square_kilometres);
    return faults;
}

} // namespace relais::importers
