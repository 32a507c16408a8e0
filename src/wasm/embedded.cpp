#include "wasm/embedded.h"

#include "present/text_files.h"

#include <string_view>

namespace relais::wasm {

using Files = std::vector<std::pair<std::string_view, std::string_view>>;
const Files& raw_texts_fr(); // written by scripts/cmake/embed.cmake
const Files& raw_texts_en();
const Files& raw_templates();

std::map<std::string, std::string> templates() {
    std::map<std::string, std::string> all;
    for (const auto& [file, contents] : raw_templates()) {
        all.emplace(file.substr(0, file.find('.')), contents);
    }
    return all;
}

} // namespace relais::wasm

/// The catalogues inside the core, in the place of present/text_files.cpp.
namespace relais::present {

std::vector<std::pair<std::string, std::string>> read_text_files(const std::filesystem::path& folder) {
    const auto& files = folder.filename() == "en" ? wasm::raw_texts_en() : wasm::raw_texts_fr();
    return {files.begin(), files.end()};
}

} // namespace relais::present
