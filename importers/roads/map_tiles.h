#pragma once
#include "directory/boundary.h"
#include "directory/gazetteer.h"
#include "directory/road_network.h"
#include "importers/roads/network_builder.h"
#include "util/progress.h"

#include <filesystem>
#include <vector>

namespace relais::importers {

/// What a background map is drawn of.
struct MapTilesInput {
    directory::RoadNetwork roads;
    const std::vector<directory::Settlement>* places = nullptr;
    const std::vector<directory::Boundary>* boundaries =
        nullptr;               ///< regions and departments as lines
    std::filesystem::path osm; ///< extract to take water and land use from; "" none
    RoadBox box;               ///< what lies wholly outside is left out
    int least_zoom = 5;
    int most_zoom = 14;
};

/// Writes vector tiles (MBTiles of Mapbox vector tiles, gzip) by GDAL's writer: layers `roads`
/// (class, surface, name), `places` (name, kind), `borders` (level), `water` and `landuse` (kind),
/// each from the zoom where it can be told apart. Aside first, then renamed. Throws
/// util::Unavailable with GDAL's words when the file cannot be written; false, and no file, if
/// `progress` said to stop.
bool write_map_tiles(const std::filesystem::path& file,
                     const MapTilesInput& input,
                     const util::Progress& progress = {});

} // namespace relais::importers
