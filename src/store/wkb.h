#pragma once
#include "directory/boundary.h"

#include <string>
#include <vector>

/// Polygons as OGC well-known binary (a MultiPolygon, little-endian, longitude first), which
/// SpatiaLite reads and writes.
namespace relais::store {

std::string to_wkb(const std::vector<directory::Polygon>& polygons);

/// What `to_wkb` or SpatiaLite's AsBinary wrote; a short buffer gives what it holds and no more.
std::vector<directory::Polygon> polygons_from_wkb(const void* bytes, std::size_t size);

} // namespace relais::store
