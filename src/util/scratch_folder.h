#pragma once
#include <filesystem>

namespace relais::util {

/// A new folder that only we may enter, for libraries that read or write files alone; removed at
/// the end with all that is in it.
class ScratchFolder {
public:
    /// Throws util::Unavailable when the system's folder for such files cannot be written.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace relais::util
