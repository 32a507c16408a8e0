#pragma once
#include "util/scratch_folder.h"

#include <filesystem>
#include <string>

namespace relais::exports {

/// A name in a new folder that only we may enter, for libraries that write files alone; removed at
/// the end, with the folder.
class TemporaryFile {
public:
    /// `extension` with its dot. Throws util::Unavailable when the system's folder for such files
    /// cannot be written.
    explicit TemporaryFile(const std::string& extension);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// What was written. Throws util::Unavailable when nothing was.
    [[nodiscard]] std::string bytes() const;

private:
    util::ScratchFolder m_folder;
    std::filesystem::path m_path;
};

} // namespace relais::exports
