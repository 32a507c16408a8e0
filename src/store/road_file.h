#pragma once
#include "directory/road_network.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace relais::store {

/// A road network kept as a file and read by memory mapping. Layout, little-endian, every section
/// at a multiple of 8:
///
///   header (152 bytes: magic, version, counts, place and size of each section, SHA-256 of all that
///   follows it) nodes · stretches · points · ends of the names (u32 each) · names, one after
///   another · source, as text
///
/// The hash is checked whenever a file is opened, so that what is mapped is what was written.
class RoadFile {
public:
    /// Throws util::Unavailable with a sentence: missing, not a network file, of another version,
    /// cut short, damaged (the hash differs, or an index points outside).
    explicit RoadFile(const std::filesystem::path& file);
    ~RoadFile();
    RoadFile(const RoadFile&) = delete;
    RoadFile& operator=(const RoadFile&) = delete;

    /// Views into the mapping: valid as long as this object. The file may be replaced or removed
    /// meanwhile.
    [[nodiscard]] const directory::RoadNetwork& network() const { return m_network; }
    /// SHA-256 of what the file holds after its header, lower-case hex: names the network.
    [[nodiscard]] const std::string& sha256() const { return m_sha256; }

private:
    void read_sections();

    std::filesystem::path m_file;
    const std::byte* m_bytes = nullptr;
    std::size_t m_size = 0;
    directory::RoadNetwork m_network;
    directory::RoadSource m_source;
    std::vector<std::string_view> m_names;
    std::string m_sha256;
};

/// Writes a network to `folder` under a name made of `stem` and its hash ("relais.roads-1f0c…bin"):
/// aside first, forced to the disk, then renamed, so that no half file ever has that name. Answers
/// the name and the hash. Throws util::Unavailable if it cannot be written.
struct WrittenRoads {
    std::string name;
    std::string sha256;
};
WrittenRoads write_road_file(const std::filesystem::path& folder,
                             const std::string& stem,
                             const directory::RoadNetworkData& network);

} // namespace relais::store
