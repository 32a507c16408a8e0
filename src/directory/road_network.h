#pragma once
#include "directory/units.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A road network as it is kept and read: stretches of road between junctions. It says what the roads are, not how fast
/// anybody is on them: that is a travel profile's word (docs/architecture.md, "Roads").
namespace relais::directory {

enum class RoadClass : std::uint8_t {
    motorway, trunk, primary, secondary, tertiary, unclassified, residential, service, track, path, footway, steps, ferry
};
inline constexpr int k_road_class_count = 13;

enum class RoadSurface : std::uint8_t { unknown, paved, unpaved, track };
inline constexpr int k_road_surface_count = 4;

/// Who may use a stretch, each way. A set of bits.
enum RoadAccess : std::uint8_t {
    k_car_forward = 1,
    k_car_backward = 2,
    k_motorcycle_forward = 4,
    k_motorcycle_backward = 8,
    k_foot_forward = 16,
    k_foot_backward = 32
};

/// A point of a stretch's line: degrees × 10^7.
struct RoadPoint {
    std::int32_t longitude = 0;
    std::int32_t latitude = 0;
    bool operator==(const RoadPoint&) const = default;
    [[nodiscard]] LonLat degrees() const { return {longitude * 1e-7, latitude * 1e-7}; }
};

/// A stretch between two junctions along which class, surface, access and name do not change. Its line begins at `from`
/// and ends at `to`, both included; a loop has from = to. 32 bytes, no pointer: written to and mapped from a file.
struct RoadStretch {
    std::uint32_t from = 0;        ///< node
    std::uint32_t to = 0;          ///< node
    std::uint32_t length_mm = 0;   ///< along the line, millimetres; 0 is allowed
    std::uint32_t first_point = 0; ///< its line: points [first_point, first_point + point_count)
    std::uint32_t point_count = 0; ///< at least 2
    std::uint32_t name = 0;        ///< into names: "N1", "Rue …"; 0: none
    RoadClass road_class = RoadClass::unclassified;
    RoadSurface surface = RoadSurface::unknown;
    std::uint8_t access = 0;       ///< bits of RoadAccess
    std::uint8_t speed_kmh = 0;    ///< stated for this stretch (a sign or a published time); 0: the profile's
    std::uint16_t extra_s = 0;     ///< waiting on the way (a barrier, a ferry's landing), seconds, each way
    std::uint16_t component = 0;   ///< 0: the main one; else small ones by size, 65535: all that are smaller still
    bool operator==(const RoadStretch&) const = default;
};
static_assert(sizeof(RoadStretch) == 32);

/// Where a network comes from and how far it can be trusted.
struct RoadSource {
    std::string name;        ///< "OpenStreetMap", "Relais road skeleton"
    std::string licence;
    std::string as_of;       ///< date of the data, ISO 8601; "" unknown
    std::string sha256;      ///< of the file imported
    bool estimated = false;  ///< a skeleton: off it, straight line × a detour; every answer is labelled "estimation"
    double detour_factor = 1.0; ///< straight-line metres × this, where there is no road (skeleton)
    bool operator==(const RoadSource&) const = default;
};

/// Views over arrays that somebody else keeps (a mapped file, or RoadNetworkData). Valid as long as those.
struct RoadNetwork {
    std::span<const RoadPoint> nodes; ///< junction i is at nodes[i]
    std::span<const RoadStretch> stretches;
    std::span<const RoadPoint> points;
    std::span<const std::string_view> names; ///< names[0] is ""
    const RoadSource* source = nullptr;
};

/// A network that owns its arrays: what importers make and tests draw.
struct RoadNetworkData {
    std::vector<RoadPoint> nodes;
    std::vector<RoadStretch> stretches;
    std::vector<RoadPoint> points;
    std::vector<std::string> names{""};
    RoadSource source;
    bool operator==(const RoadNetworkData&) const = default;
};

} // namespace relais::directory
