# relais_embed(TARGET NAMESPACE HEADER-LIKE-NAME FILES...): compiles text files into the target as
#   const std::vector<std::pair<std::string_view, std::string_view>>& <NAMESPACE>::<NAME>();   (file name → contents)
# so that the one executable needs nothing beside it to create or migrate a database.
function(relais_embed target namespace name)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}_${name}.cpp)
  set(script ${PROJECT_SOURCE_DIR}/scripts/cmake/write_embedded.cmake)
  string(REPLACE ";" "," files "${ARGN}")
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DNAMESPACE=${namespace} -DNAME=${name} -DFILES=${files} -P ${script}
    DEPENDS ${ARGN} ${script} VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
