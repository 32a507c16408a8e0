#pragma once
#include "exports/map_layer.h"

#include <filesystem>
#include <vector>

namespace relais::exports {

/// A GeoPackage with one table for each layer, in WGS 84, and the table `layer_styles` in which
/// QGIS finds, and takes as the default, how each is drawn (QML), with the same as SLD for others.
/// Throws util::InvalidInput when `target` exists and util::Unavailable with GDAL's words when it
/// cannot be written. Not to be called from several threads at once on one file; drivers are
/// registered by the first call.
void write_geopackage(const std::string& title,
                      const std::vector<MapLayer>& layers,
                      const std::filesystem::path& target);

} // namespace relais::exports
