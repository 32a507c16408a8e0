#pragma once
#include <filesystem>
#include <string>

namespace relais::util {

/// SHA-256 of a file's bytes, lower-case hexadecimal. Throws util::InvalidInput naming the file if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

} // namespace relais::util
