# One static library a layer. The include root is the repository itself plus src/, so that every include names its
# layer ("directory/records.h", "importers/table.h"); what a layer may link is what it may include (tests/unit/layers
# holds the includes to it).
function(relais_layer name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp ${PROJECT_SOURCE_DIR}/${folder}/*/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "Layer ${name}: no source in ${folder}")
  endif()
  add_library(relais_${name} STATIC ${sources})
  target_include_directories(relais_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
  foreach(dependency IN LISTS ARGN)
    target_link_libraries(relais_${name} PUBLIC relais_${dependency})
  endforeach()
  target_link_libraries(relais_${name} PRIVATE ${RELAIS_LIBRARIES_${name}})
endfunction()
