# One static library a layer. The include root is the repository itself plus src/, so that every include names its
# layer ("directory/records.h", "importers/table.h"); what a layer may link is what it may include (tests/unit/layers
# holds the includes to it).
# With RELAIS_UNITY eight sources of a layer are compiled as one: docs/decisions/0019-several-sources-at-once.md. Sources of
# one layer may then not give two things one name, even in unnamed namespaces; a layer where many do is left out.
option(RELAIS_UNITY "Compile several sources of a layer at once" OFF)
set(RELAIS_COMPILED_ALONE store)

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
  if(name IN_LIST RELAIS_PRECOMPILED_ALONE)
    relais_precompile(relais_${name} ${name} ${RELAIS_PRECOMPILED_${name}})
  else()
    relais_precompile(relais_${name} layer)
  endif()
  if(RELAIS_UNITY AND NOT name IN_LIST RELAIS_COMPILED_ALONE)
    set_target_properties(relais_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()
