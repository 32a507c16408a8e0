# relais_precompile(TARGET KIND HEADERS...): compiles what nearly every source of a target includes once, which takes a
# third off a build from nothing. The first target of a KIND makes it, the others of that kind share it. Only with
# RELAIS_PRECOMPILE (preset dev): preset release proves that every file includes what it uses.
option(RELAIS_PRECOMPILE "Compile headers that are widely included once" OFF)

set(RELAIS_STANDARD_HEADERS <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <set> <sstream>
    <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# Layers most sources of which include a large library's header as well.
set(RELAIS_PRECOMPILED_ALONE store commands)
set(RELAIS_PRECOMPILED_store    <SQLiteCpp/SQLiteCpp.h>)
set(RELAIS_PRECOMPILED_commands <CLI/CLI.hpp> <nlohmann/json.hpp>)

if(RELAIS_PRECOMPILE AND CMAKE_CXX_COMPILER_LAUNCHER MATCHES ccache)
  # What ccache must overlook, or it keeps nothing of such a build.
  add_compile_options(-fpch-preprocess)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

function(relais_precompile target kind)
  if(NOT RELAIS_PRECOMPILE)
    return()
  endif()
  get_property(first GLOBAL PROPERTY relais_precompiled_${kind})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${RELAIS_STANDARD_HEADERS} ${ARGN})
    set_property(GLOBAL PROPERTY relais_precompiled_${kind} ${target})
  endif()
endfunction()
