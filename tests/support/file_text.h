#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace relais::tests {

/// What a file holds, "" if it cannot be read.
inline std::string text_of(const std::filesystem::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

} // namespace relais::tests
