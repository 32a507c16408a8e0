#pragma once
#include "directory/road_network.h"
#include "importers/roads/network_builder.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace relais::importers {

/// The value of a tag of one object, "" where it has none.
using TagLookup = std::function<std::string_view(std::string_view key)>;

/// A road as OpenStreetMap's tags say it (highway, route=ferry, access and its kin, oneway,
/// junction, surface, tracktype, smoothness, maxspeed, duration of a ferry, ref, name; rules as on the OSM wiki).
struct OsmRoad {
    RoadAttributes attributes; ///< name not filled in
    std::string name;          ///< ref first ("N1"), else the name
    std::string bad_speed;     ///< a maxspeed that is no speed on a road (0, 900, "fast"), else ""
};

/// Nothing for what is no road, or one that nobody may use.
std::optional<OsmRoad> read_road_tags(const TagLookup& tags);

/// What a node with barrier=* does to those who pass; nothing where it stops and delays nobody.
std::optional<RoadBarrier> read_barrier_tags(const TagLookup& tags);

/// "50", "30 mph", "50;60" (the lower). Nothing for "", signals, none, a zone; 0 for what is no
/// speed (0, 900, "fast").
std::optional<int> read_speed(std::string_view text);

/// How long a crossing takes, as `duration` says it: "20" (minutes), "0:20", "1:05:00", "PT1H5M".
/// Seconds, at most eighteen hours; nothing for what is no time.
std::optional<std::uint16_t> read_duration(std::string_view text);

/// Words as used in OSM and in layers made of it.
std::optional<directory::RoadClass> road_class_of(std::string_view highway);
directory::RoadSurface road_surface_of(std::string_view surface);
/// Who may use a class where nothing else is said, both ways.
std::uint8_t usual_access(directory::RoadClass road_class);

} // namespace relais::importers
