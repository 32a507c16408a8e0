#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace relais::importers {

/// The whole of a file. Throws util::InvalidInput (field: file name) if it does not exist, is a
/// folder, or holds more than `most` bytes; util::Unavailable if it cannot be read.
std::string read_file(const std::filesystem::path& file, std::uintmax_t most);

/// The first bytes of a file, at most `count`. Throws like read_file.
std::string read_beginning(const std::filesystem::path& file, std::size_t count);

/// The file's name without its folder, for messages.
std::string shown_name(const std::filesystem::path& file);

} // namespace relais::importers
