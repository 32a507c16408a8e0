#include "importers/roads/osm_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr int k_fastest_kmh = 130;
constexpr double k_kmh_per_mph = 1.609344;

constexpr auto k_classes = std::to_array<std::pair<std::string_view, RoadClass>>(
    {{"motorway", RoadClass::motorway},
     {"motorway_link", RoadClass::motorway},
     {"trunk", RoadClass::trunk},
     {"trunk_link", RoadClass::trunk},
     {"primary", RoadClass::primary},
     {"primary_link", RoadClass::primary},
     {"secondary", RoadClass::secondary},
     {"secondary_link", RoadClass::secondary},
     {"tertiary", RoadClass::tertiary},
     {"tertiary_link", RoadClass::tertiary},
     {"unclassified", RoadClass::unclassified},
     {"road", RoadClass::unclassified},
     {"residential", RoadClass::residential},
     {"living_street", RoadClass::residential},
     {"service", RoadClass::service},
     {"track", RoadClass::track},
     {"path", RoadClass::path},
     {"bridleway", RoadClass::path},
     {"cycleway", RoadClass::path},
     {"footway", RoadClass::footway},
     {"pedestrian", RoadClass::footway},
     {"steps", RoadClass::steps},
     {"ferry", RoadClass::ferry}});

constexpr auto k_paved = std::to_array<std::string_view>({"paved",
                                                          "asphalt",
                                                          "concrete",
                                                          "paving_stones",
                                                          "sett",
                                                          "bricks",
                                                          "cobblestone",
                                                          "unhewn_cobblestone",
                                                          "chipseal",
                                                          "metal",
                                                          "wood",
                                                          "cement"});
constexpr auto k_unpaved = std::to_array<std::string_view>({"unpaved",
                                                            "gravel",
                                                            "fine_gravel",
                                                            "compacted",
                                                            "pebblestone",
                                                            "dirt",
                                                            "earth",
                                                            "ground",
                                                            "laterite",
                                                            "clay",
                                                            "soil"});
constexpr auto k_track =
    std::to_array<std::string_view>({"mud", "sand", "grass", "rock", "stone", "rocky"});

/// Words that say that no number is posted.
constexpr auto k_no_number = std::to_array<std::string_view>(
    {"", "none", "signals", "variable", "walk", "unknown", "implicit", "national"});

} // namespace

std::optional<RoadClass> road_class_of(std::string_view highway) {
    const auto found =
        std::ranges::find(k_classes, highway, [](const auto& word) { return word.first; });
    return found == k_classes.end() ? std::nullopt : std::optional(found->second);
}

RoadSurface road_surface_of(std::string_view surface) {
    const auto word =
        surface.substr(0, surface.find_first_of(":;")); // concrete:plates, asphalt;gravel
    const auto is = [&](const auto& words) {
        return std::ranges::find(words, word) != words.end();
    };
    return is(k_paved)     ? RoadSurface::paved
           : is(k_unpaved) ? RoadSurface::unpaved
           : is(k_track)   ? RoadSurface::track
                           : RoadSurface::unknown;
}

std::uint8_t usual_access(RoadClass road_class) {
    constexpr std::uint8_t k_cars = k_car_forward | k_car_backward;
    constexpr std::uint8_t k_motorcycles = k_motorcycle_forward | k_motorcycle_backward;
    constexpr std::uint8_t k_feet = k_foot_forward | k_foot_backward;
    switch (road_class) {
    case RoadClass::motorway:
        return k_cars | k_motorcycles;
    case RoadClass::path:
        return k_motorcycles | k_feet;
    case RoadClass::footway:
    case RoadClass::steps:
        return k_feet;
    default:
        return k_cars | k_motorcycles | k_feet;
    }
}

namespace {

constexpr int k_seconds_per_minute = 60;
constexpr int k_seconds_per_hour = 3600;
constexpr int k_longest_s = 18 * k_seconds_per_hour;

/// A whole number at the beginning of `text`, taken off it.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0 || value > 0xffff) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return value;
}

/// "1H5M", after "PT".
std::optional<int> iso_seconds(std::string_view text) {
    int seconds = 0;
    while (!text.empty()) {
        const auto value = take_number(text);
        if (!value || text.empty() || seconds > k_longest_s) {
            return std::nullopt;
        }
        const char unit = text.front();
        text.remove_prefix(1);
        if (unit != 'H' && unit != 'M' && unit != 'S') {
            return std::nullopt;
        }
        seconds += *value * (unit == 'H'   ? k_seconds_per_hour
                             : unit == 'M' ? k_seconds_per_minute
                                           : 1);
    }
    return seconds;
}

/// "20", "0:20", "1:05:00".
std::optional<int> clock_seconds(std::string_view text) {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    for (;; text.remove_prefix(1)) {
        const auto value = take_number(text);
        if (!value || count == parts.size()) {
            return std::nullopt;
        }
        parts[count++] = *value;
        if (text.empty()) {
            break;
        }
        if (text.front() != ':') {
            return std::nullopt;
        }
    }
    return count == 1 ? parts[0] * k_seconds_per_minute
                      : parts[0] * k_seconds_per_hour + parts[1] * k_seconds_per_minute + parts[2];
}

} // namespace

std::optional<std::uint16_t> read_duration(std::string_view text) {
    const auto seconds = text.starts_with("PT") ? iso_seconds(text.substr(2)) : clock_seconds(text);
    return seconds && *seconds > 0 && *seconds <= k_longest_s
               ? std::optional(static_cast<std::uint16_t>(*seconds))
               : std::nullopt;
}

std::optional<int> read_speed(std::string_view text) {
    if (std::ranges::find(k_no_number, text) != k_no_number.end() ||
        text.find(':') != std::string_view::npos) {
        return std::nullopt; // "CM:urban": a zone
    }
    double lowest = k_fastest_kmh + 1;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        double value = 0;
        const auto [rest, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc()) {
            return 0;
        }
        const std::string_view unit(rest,
                                    static_cast<std::size_t>(part.data() + part.size() - rest));
        value *= unit.find("mph") != std::string_view::npos ? k_kmh_per_mph : 1;
        if (!(value >= 1 && value <= k_fastest_kmh)) {
            return 0;
        }
        lowest = std::min(lowest, value);
    }
    return lowest > k_fastest_kmh ? 0 : static_cast<int>(std::lround(lowest));
}

} // namespace relais::importers
