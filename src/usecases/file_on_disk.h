#pragma once
#include "util/scratch_folder.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace relais::usecases {

/// Letters, digits and a few signs of a file's name, the ending kept; never a path, never hidden,
/// never empty.
std::string safe_file_name(std::string_view name);

/// Bytes that somebody sent, as a file in a folder of its own, for readers that know files only;
/// gone at the end. Throws util::Unavailable when it cannot be written.
class FileOnDisk {
public:
    /// `name`: anything; the file bears what safe_file_name makes of it.
    FileOnDisk(const std::string& name, const std::string& bytes);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// One more file beside it; a name that begins with a dot cannot be the first one's.
    [[nodiscard]] std::filesystem::path beside(const std::string& name) const {
        return m_folder.path() / name;
    }

private:
    util::ScratchFolder m_folder;
    std::filesystem::path m_path;
};

void write_bytes(const std::filesystem::path& path, const std::string& bytes);

} // namespace relais::usecases
