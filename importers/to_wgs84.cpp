#include "importers/to_wgs84.h"

#include "importers/gdal_errors.h"
#include "util/errors.h"

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

namespace relais::importers {
namespace {

std::unique_ptr<OGRCoordinateTransformation> transformation_from(const OGRSpatialReference& given) {
    OGRSpatialReference from(given);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.IsSame(&wgs84) != 0) {
        return nullptr;
    }
    return std::unique_ptr<OGRCoordinateTransformation>(
        OGRCreateCoordinateTransformation(&from, &wgs84));
}

} // namespace

ToWgs84::ToWgs84(const OGRSpatialReference* from) {
    if (from != nullptr) {
        m_transformation = transformation_from(*from);
    }
}

ToWgs84::ToWgs84(const std::string& name) {
    const GdalErrors errors;
    OGRSpatialReference from;
    if (from.SetFromUserInput(name.c_str(),
                              OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) !=
        OGRERR_NONE) {
        throw util::InvalidInput("coordinates", {"import.bad_reference_system", {{"value", name}}});
    }
    m_transformation = transformation_from(from);
}

ToWgs84::~ToWgs84() = default;
ToWgs84::ToWgs84(ToWgs84&&) noexcept = default;
ToWgs84& ToWgs84::operator=(ToWgs84&&) noexcept = default;

std::optional<directory::LonLat> ToWgs84::point(double x, double y) const {
    const GdalErrors errors;
    if (m_transformation != nullptr && m_transformation->Transform(1, &x, &y) == 0) {
        return std::nullopt;
    }
    const directory::LonLat point{x, y};
    return directory::is_valid(point) ? std::optional(point) : std::nullopt;
}

bool ToWgs84::apply(OGRGeometry& geometry) const {
    return m_transformation == nullptr || geometry.transform(m_transformation.get()) == OGRERR_NONE;
}

} // namespace relais::importers
