#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace relais::importers {

/// A file inside an archive or folder; `name` with "/" between its parts, never absolute, never "..".
struct NamedFile {
    std::string name;
    std::string bytes;
    bool operator==(const NamedFile&) const = default;
};

/// Makes a zip archive. Throws util::Unavailable naming the file that cannot be written.
void write_zip(const std::filesystem::path& file, const std::vector<NamedFile>& files);

/// Every file of a zip archive or a folder, in the order of names. Throws util::InvalidInput for what is neither, and
/// when it holds more than 500 MB.
std::vector<NamedFile> read_zip_or_folder(const std::filesystem::path& path);

} // namespace relais::importers
