#pragma once
#include "exports/map_layer.h"

#include <string>

namespace relais::exports {

/// How a layer is drawn, as a QGIS style document ("QML", read by QGIS 3.18 and later), field
/// labels included.
std::string qml_of(const MapLayer& layer);

/// The same as OGC Styled Layer Descriptor 1.1, for programs that are not QGIS; signs have one size
/// there.
std::string sld_of(const MapLayer& layer);

} // namespace relais::exports
