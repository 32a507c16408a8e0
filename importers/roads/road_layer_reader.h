#pragma once
#include "importers/roads/osm_reader.h"
#include "importers/roads/road_words.h"
#include "util/progress.h"

#include <filesystem>
#include <optional>
#include <string>

namespace relais::importers {

struct RoadLayerOptions {
    std::string layer;       ///< "": the only layer with lines
    std::string words;       ///< file of a column profile (road_words.h); "": the built-in one
    std::string class_field; ///< "": as the profile says
    std::string speed_field; ///< "": as the profile says; kilometres an hour
};

/// Reads a layer of lines of any format OGR opens, in any reference system it declares, as a road
/// network. Lines meet where they share a point (to 1 cm), as drawn: a layer whose lines cross
/// without a common point has no junction there. Fields and words by the column profile; a field
/// `other_tags` is read as OpenStreetMap's tags. Throws util::InvalidInput naming the file and the
/// remedy: not readable, no lines, no field of classes, coordinates in metres without a reference
/// system, nothing inside `box`.
std::optional<ReadRoads> read_road_layer(const std::filesystem::path& file,
                                         const RoadBox& box,
                                         const RoadLayerOptions& options,
                                         const util::Progress& progress = {});

/// A cell like `"highway"=>"secondary","ref"=>"D42"`: the value of a key, "" if it is not there.
std::string tag_in(std::string_view cell, std::string_view key);

} // namespace relais::importers
