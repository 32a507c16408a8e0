#pragma once
#include <map>
#include <string>

/// The texts and templates the core speaks with, put inside it when it is built (src/wasm/CMakeLists.txt).
namespace relais::wasm {

/// web/templates: name before the dot → mustache.
std::map<std::string, std::string> templates();

} // namespace relais::wasm
