# Puts the tables of importers/profiles/ inside the program, as raw strings of a generated source.
set(profiles ${PROJECT_SOURCE_DIR}/importers/profiles)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             ${profiles}/fr.csv ${profiles}/en.csv ${profiles}/words.csv ${profiles}/roads.csv)
file(READ ${profiles}/fr.csv PROFILE_FR)
file(READ ${profiles}/en.csv PROFILE_EN)
file(READ ${profiles}/words.csv ACCEPTED_WORDS)
file(READ ${profiles}/roads.csv ROAD_WORDS)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/builtin_files.cpp @ONLY CONTENT [=[
#include "importers/builtin_files.h"

namespace relais::importers {

const std::string_view k_profile_fr = R"table(@PROFILE_FR@)table";
const std::string_view k_profile_en = R"table(@PROFILE_EN@)table";
const std::string_view k_accepted_words = R"table(@ACCEPTED_WORDS@)table";
const std::string_view k_road_words = R"table(@ROAD_WORDS@)table";

} // namespace relais::importers
]=])
target_sources(relais_importers PRIVATE ${CMAKE_BINARY_DIR}/generated/builtin_files.cpp)
