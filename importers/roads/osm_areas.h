#pragma once
#include "importers/roads/network_builder.h"

#include <filesystem>
#include <functional>
#include <string>

class OGRGeometry;

namespace relais::importers {

/// Water or land use of an OpenStreetMap extract: areas, and rivers as lines.
struct OsmArea {
    bool is_water = false;
    std::string
        kind; ///< river, stream, canal, water; residential, forest, farmland, industrial, park
    const OGRGeometry* geometry = nullptr;
};

/// Every such object that touches the box, by GDAL's OSM reader (which keeps its index of nodes in
/// a temporary file beside the system's, not in memory).
void each_osm_area(const std::filesystem::path& file,
                   const RoadBox& box,
                   const std::function<void(const OsmArea&)>& take);

} // namespace relais::importers
