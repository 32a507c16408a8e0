#pragma once
#include "importers/roads/network_builder.h"
#include "util/progress.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace relais::importers {

/// A network as read from a file, with what happened on the way.
struct ReadRoads {
    directory::RoadNetworkData network;
    RoadFacts facts;
    std::vector<directory::RoadComponent> components; ///< largest first
};

/// Whether a file begins as OpenStreetMap's PBF does, whatever its name.
bool is_osm_pbf(const std::filesystem::path& file);

/// Reads the roads of an OpenStreetMap extract in two passes: lines, then the points they name.
/// Relations are never read. Throws util::InvalidInput naming the file and the remedy: cut short or
/// damaged, no road at all, no road inside `box`. Nothing if `progress` (bytes read of both passes)
/// said to stop.
std::optional<ReadRoads> read_osm_roads(const std::filesystem::path& file,
                                        const RoadBox& box,
                                        const util::Progress& progress = {});

} // namespace relais::importers
