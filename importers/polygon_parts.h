#pragma once
#include "directory/boundary.h"

#include <vector>

class OGRGeometry;

namespace relais::importers {

/// The polygons inside a geometry of any kind (curves as lines, collections opened, lines and
/// points left out), with closed rings of at least four points. Coordinates as they are.
std::vector<directory::Polygon> polygons_of(const OGRGeometry& geometry);

} // namespace relais::importers
