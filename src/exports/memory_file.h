#pragma once
#include <string>
#include <string_view>

/// GDAL's file system in memory, where its drivers write what is then sent or stored.
namespace relais::exports {

/// A file in memory of a name no other has; removed at the end.
class MemoryFile {
public:
    /// `extension` without its dot: drivers go by it.
    explicit MemoryFile(std::string_view extension);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Its bytes. Throws util::Unavailable (key export.unwritable) when nothing was written.
    [[nodiscard]] std::string bytes() const;

private:
    std::string m_path;
};

/// Puts files into one archive in memory, in the order they are added.
class ZipFile {
public:
    ZipFile();
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    enum class Packing { deflated, stored };
    /// Throws util::Unavailable.
    void add(const std::string& name, std::string_view content, Packing packing = Packing::deflated);
    /// The whole archive; nothing may be added afterwards. Throws util::Unavailable.
    [[nodiscard]] std::string take();

private:
    MemoryFile m_file;
    void* m_archive; ///< open while files are added
};

} // namespace relais::exports
