#pragma once
#include "directory/road_components.h"
#include "directory/road_network.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::importers {

/// What a road is along one line of a file; the direction is that of the line.
struct RoadAttributes {
    std::uint32_t name = 0; ///< from NetworkBuilder::name
    directory::RoadClass road_class = directory::RoadClass::unclassified;
    directory::RoadSurface surface = directory::RoadSurface::unknown;
    std::uint8_t access = 0; ///< bits of directory::RoadAccess; 0: nobody, such a line is left out
    std::uint8_t speed_kmh = 0;
    std::uint16_t extra_s = 0;
    /// Stated for the whole line (a ferry's crossing), seconds; 0: not stated. Shared out by length
    /// where the line is cut.
    std::uint16_t crossing_s = 0;
    bool operator==(const RoadAttributes&) const = default;
    /// The same road seen from its other end.
    [[nodiscard]] RoadAttributes reversed() const;
};

/// Something on a road at one point: who cannot pass it (both directions), and how long the others
/// wait.
struct RoadBarrier {
    std::uint8_t closed_to = 0; ///< bits of directory::RoadAccess
    std::uint16_t extra_s = 0;
    bool operator==(const RoadBarrier&) const = default;
};

/// Degrees × 10^7, edges included.
struct RoadBox {
    std::int32_t west = std::numeric_limits<std::int32_t>::min();
    std::int32_t south = std::numeric_limits<std::int32_t>::min();
    std::int32_t east = std::numeric_limits<std::int32_t>::max();
    std::int32_t north = std::numeric_limits<std::int32_t>::max();
    [[nodiscard]] bool holds(directory::RoadPoint point) const {
        return point.longitude >= west && point.longitude <= east && point.latitude >= south &&
               point.latitude <= north;
    }
};

/// What was read, changed and left out, as counts for the person who imports.
struct RoadFacts {
    std::int64_t lines = 0;     ///< roads kept, as the file has them
    std::int64_t not_roads = 0; ///< lines that are no road, or that nobody may use
    std::int64_t unknown_class =
        0; ///< lines of a layer whose class is in no profile: taken as unclassified
    std::int64_t missing_nodes =
        0;                    ///< points that lines name and the file lacks: the line is cut there
    std::int64_t outside = 0; ///< points outside the box: the line is cut there
    std::int64_t negative_ids = 0; ///< points of an editor's unsaved work; kept
    std::int64_t bad_speeds = 0;   ///< 0, 900, "fast": the profile's speed is used instead
    std::string bad_speed_example;
    std::int64_t barriers = 0;              ///< kept, as a stretch of no length
    std::int64_t barriers_at_junctions = 0; ///< left out: nobody can tell which arm they close
    std::int64_t ferries = 0;
    std::int64_t one_way = 0;
    std::int64_t contracted = 0;  ///< points between two lines alike, which are now one stretch
    std::int64_t short_lines = 0; ///< fewer than two points left
};

/// Makes a network of lines over numbered points: splits at junctions, cuts where a point is
/// missing or outside, turns a barrier into a stretch of no length, joins lines alike that meet
/// only each other, keeps every line's shape.
///
/// In this order: `add_line` …, `index`, `place` and `bar` …, `finish`. Memory: 8 bytes a point of
/// a line, 17 a point.
class NetworkBuilder {
public:
    std::uint32_t name(std::string_view text);
    void add_line(std::span<const std::int64_t> points, const RoadAttributes& attributes);

    /// Numbers the points; no line may come after.
    void index();
    [[nodiscard]] std::size_t point_count() const { return m_ids.size(); }
    /// Position of a point that some line has.
    [[nodiscard]] std::optional<std::uint32_t> find(std::int64_t id) const;
    void place(std::uint32_t point, directory::RoadPoint at);
    void bar(std::uint32_t point, RoadBarrier barrier);

    /// `facts` gets what happened. The source is the caller's to fill.
    directory::RoadNetworkData
    finish(const RoadBox& box, RoadFacts& facts, std::vector<directory::RoadComponent>& components);

private:
    struct Line {
        std::size_t first = 0;
        std::uint32_t count = 0;
        RoadAttributes attributes;
    };
    friend class NetworkAssembly;

    std::vector<Line> m_lines;
    std::vector<std::int64_t> m_points_of_lines; ///< ids, then (after `index`) positions
    std::vector<std::int64_t> m_ids;             ///< ascending
    std::vector<directory::RoadPoint> m_places;
    std::vector<bool> m_is_placed;
    std::unordered_map<std::uint32_t, RoadBarrier> m_barriers;
    std::vector<std::string> m_names{""};
    std::unordered_map<std::string, std::uint32_t> m_name_numbers{{"", 0}};
};

} // namespace relais::importers
