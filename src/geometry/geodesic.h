#pragma once
#include "directory/units.h"

namespace relais::geometry {

/// Length of the shortest way between two points over the WGS 84 ellipsoid (Vincenty 1975 as in Boost.Geometry;
/// micrometres from Karney 2013 within Africa, which tests hold it to). Near-antipodal points, where Vincenty's
/// iteration does not converge, are outside what Relais is for.
directory::Metres geodesic_distance(directory::LonLat a, directory::LonLat b);

} // namespace relais::geometry
