#pragma once
#include "exports/map_layer.h"

namespace relais::exports {

/// KML 2.2 for Google Earth and phones: a placemark for each feature that has a point, named by its field `name_field`,
/// with every other value under its label; colours by the classes of the layer's style.
std::string kml_of(const MapLayer& layer, const std::string& name_field);

} // namespace relais::exports
