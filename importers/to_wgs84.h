#pragma once
#include "directory/units.h"

#include <memory>
#include <optional>
#include <string>

class OGRCoordinateTransformation;
class OGRGeometry;
class OGRSpatialReference;

namespace relais::importers {

/// Brings coordinates of one reference system to WGS 84, longitude first. Copies nothing, not
/// thread-safe.
class ToWgs84 {
public:
    /// From a system as a layer declares it; null means WGS 84 already.
    explicit ToWgs84(const OGRSpatialReference* from);
    /// From a name ("EPSG:32632"). Throws util::InvalidInput if it names no reference system.
    explicit ToWgs84(const std::string& name);
    ~ToWgs84();
    ToWgs84(ToWgs84&&) noexcept;
    ToWgs84& operator=(ToWgs84&&) noexcept;

    /// x (easting, longitude) and y to degrees; nothing where the transformation has no answer.
    [[nodiscard]] std::optional<directory::LonLat> point(double x, double y) const;
    /// In place; false where the transformation has no answer.
    bool apply(OGRGeometry& geometry) const;

private:
    std::unique_ptr<OGRCoordinateTransformation> m_transformation; ///< null: nothing to do
};

} // namespace relais::importers
