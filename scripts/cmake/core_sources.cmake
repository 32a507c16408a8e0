# relais_core_sources(RESULT ROOT): the sources that answer an address without server, database or file, found by
# walking the includes from src/offline/core.cpp, so that no list has to follow the code:
#
#   - a header that is reached brings the source of its name;
#   - a source without a header of its name comes with any header of its own folder that it includes.
#
# The walk ends at what needs a database, a file, a session or a library the browser does not have (below). Too many
# sources cost seconds and not a byte, for the linker drops what nobody calls; one that is called and missing, or that
# the browser's compiler cannot take, fails the build of the core (scripts/test), naming it.
set(RELAIS_CORE_ROOTS offline/core offline/stick_links)
set(RELAIS_CORE_ENDS
  store/ importers/ exports/ commands/                    # files and databases
  server/.*_routes server/routes                          # the server's own doors; offline/local_site has the core's
  usecases/sessions usecases/actor usecases/offer_board   # what accounts do
  usecases/.*_desk server/live_offers
  usecases/draw_isochrone\\.cpp geometry/roads/isochrone\\.cpp # no page of the core draws one
  present/text_files present/template_folder              # read from a folder; src/wasm/embedded.cpp has them inside
  present/edition_                                        # the manager's desk
  present/export_file present/contact_card\\.cpp present/layer_tables present/hsds present/ogc
  present/offer_feed present/offer_layer present/page_offer_desk present/offer_sheet)

function(relais_core_sources result root)
  string(REPLACE ";" "|" ends "${RELAIS_CORE_ENDS}")
  file(GLOB_RECURSE all RELATIVE ${root}/src ${root}/src/*.cpp)
  list(FILTER all EXCLUDE REGEX "^(wasm/|main\\.cpp|${ends})")
  foreach(source IN LISTS all)
    string(REGEX REPLACE "\\.cpp$" ".h" header ${source})
    if(EXISTS ${root}/src/${header})
      list(APPEND "with ${header}" ${source})
    else()
      get_filename_component(folder ${source} DIRECTORY)
      file(STRINGS ${root}/src/${source} lines REGEX "^#include \"${folder}/[^/\"]+\"")
      foreach(line IN LISTS lines)
        string(REGEX REPLACE "^#include \"(.+)\"" "\\1" header ${line})
        list(APPEND "with ${header}" ${source})
      endforeach()
    endif()
  endforeach()

  set(found)
  list(TRANSFORM RELAIS_CORE_ROOTS APPEND .cpp OUTPUT_VARIABLE found)
  set(waiting ${found})
  while(waiting)
    list(POP_FRONT waiting file)
    if(NOT EXISTS ${root}/src/${file})
      continue() # a library's, or of importers/
    endif()
    file(STRINGS ${root}/src/${file} lines REGEX "^#include \"")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^#include \"(.+)\".*" "\\1" header ${line})
      if(DEFINED "seen ${header}" OR header MATCHES "^(${ends})")
        continue()
      endif()
      set("seen ${header}" yes)
      foreach(source IN LISTS "with ${header}")
        if(NOT source IN_LIST found)
          list(APPEND found ${source})
          list(APPEND waiting ${source})
        endif()
      endforeach()
      list(APPEND waiting ${header})
    endforeach()
  endwhile()
  list(SORT found)
  list(TRANSFORM found PREPEND ${root}/src/)
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# relais_core_templates(RESULT ROOT PAGES...): the templates of these pages and the partials they name.
function(relais_core_templates result root)
  set(waiting ${ARGN})
  set(found)
  while(waiting)
    list(POP_FRONT waiting name)
    list(APPEND found ${root}/web/templates/${name}.mustache)
    file(STRINGS ${root}/web/templates/${name}.mustache lines REGEX "{{> ")
    string(REGEX MATCHALL "{{> [a-z_]+}}" partials "${lines}")
    foreach(partial IN LISTS partials)
      string(REGEX REPLACE "{{> (.+)}}" "\\1" partial ${partial})
      list(APPEND waiting ${partial})
    endforeach()
  endwhile()
  list(REMOVE_DUPLICATES found)
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# relais_core_subjects(RESULT TEMPLATES...): the files of web/i18n whose texts these templates name: {{t subject.key}}.
function(relais_core_subjects result)
  set(found)
  foreach(template IN LISTS ARGN)
    file(READ ${template} source)
    string(REGEX MATCHALL "{{t [a-z_]+" named "${source}")
    list(APPEND found ${named})
  endforeach()
  list(REMOVE_DUPLICATES found)
  list(TRANSFORM found REPLACE "{{t " "")
  set(${result} ${found} PARENT_SCOPE)
endfunction()
