#pragma once
#include "directory/boundary.h"

#include <memory>
#include <string>
#include <vector>

class OGRGeometry;

namespace relais::importers {

/// Two units that cover the same ground, which can only belong to one.
struct BoundaryOverlap {
    std::string first; ///< names
    std::string second;
    double square_kilometres = 0;
};

/// Ground between units that belongs to none: enclosed by them on all sides.
struct BoundaryGap {
    std::string near; ///< name of a unit beside it
    directory::LonLat at;
    double square_kilometres = 0;
};

struct BoundaryFaults {
    std::vector<BoundaryOverlap> overlaps; ///< largest first
    std::vector<BoundaryGap> gaps;         ///< largest first
};

/// A polygon that crosses or touches itself as rings that do not (GEOS's MakeValid); null if it is valid already. The
/// polygons of the answer may be none: then it could not be mended.
std::unique_ptr<OGRGeometry> mended(const OGRGeometry& geometry);

/// Overlaps and gaps of a square kilometre or more among the units of one level. Smaller ones are what drawing leaves.
/// Areas are of the plane at their latitude: good to a percent.
BoundaryFaults find_faults(const std::vector<directory::Boundary>& boundaries);

} // namespace relais::importers
