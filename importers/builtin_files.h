#pragma once
#include <string_view>

/// The tables of importers/profiles/, embedded in the program by scripts/cmake/profiles.cmake.
namespace relais::importers {

extern const std::string_view k_profile_fr;
extern const std::string_view k_profile_en;
extern const std::string_view k_accepted_words;
extern const std::string_view k_road_words;

} // namespace relais::importers
