#pragma once
#include "directory/boundary.h"

#include <filesystem>
#include <vector>

namespace relais::importers {

/// All polygons of a file of any format OGR opens (GeoJSON, GPKG, shapefile, KML …), WGS 84. Throws
/// util::InvalidInput naming the file and the remedy: not readable, no polygon, coordinates that
/// are no degrees, rings of fewer than four points.
std::vector<directory::Polygon> read_area(const std::filesystem::path& file);

/// A circle on the ground, as a polygon of 48 corners that holds it wholly (the corners lie a
/// little outside).
directory::Polygon circle(directory::LonLat centre, double radius_km);

} // namespace relais::importers
