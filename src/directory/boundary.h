#pragma once
#include "directory/units.h"
#include "directory/zone.h"

#include <string>
#include <vector>

namespace relais::directory {

using Ring = std::vector<LonLat>; ///< closed: first point repeated at the end

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

/// The extent of one administrative unit.
struct Boundary {
    AreaCode code;
    AreaCode parent;
    int level = 1;
    std::string name;
    std::vector<Polygon> polygons;
    std::string source;
    bool operator==(const Boundary&) const = default;
};

} // namespace relais::directory
