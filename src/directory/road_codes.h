#pragma once
#include "directory/codes.h"
#include "directory/road_network.h"
#include "directory/travel_profile.h"

/// The words for roads and travel in files, database and API; labels are in web/i18n/*/roads.json
/// under "roads.<list>_<code>".
namespace relais::directory {

template <>
struct CodeList<RoadClass> {
    static constexpr std::string_view name = "road_class";
    static constexpr std::array<std::string_view, k_road_class_count> codes{"motorway",
                                                                            "trunk",
                                                                            "primary",
                                                                            "secondary",
                                                                            "tertiary",
                                                                            "unclassified",
                                                                            "residential",
                                                                            "service",
                                                                            "track",
                                                                            "path",
                                                                            "footway",
                                                                            "steps",
                                                                            "ferry"};
};

template <>
struct CodeList<RoadSurface> {
    static constexpr std::string_view name = "road_surface";
    static constexpr std::array<std::string_view, k_road_surface_count> codes{
        "unknown", "paved", "unpaved", "track"};
};

template <>
struct CodeList<TravelMode> {
    static constexpr std::string_view name = "travel_mode";
    static constexpr std::array<std::string_view, k_travel_mode_count> codes{
        "car", "motorcycle", "foot"};
};

template <>
struct CodeList<Season> {
    static constexpr std::string_view name = "season";
    static constexpr std::array<std::string_view, k_season_count> codes{"dry", "rainy"};
};

} // namespace relais::directory
