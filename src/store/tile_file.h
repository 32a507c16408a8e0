#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace relais::store {

/// Which tile, counted from the north-west as web maps do.
struct TileAddress {
    int zoom = 0;
    int column = 0;
    int row = 0;
};

/// An MBTiles file of vector tiles, read only. Any thread, one at a time within a file.
class TileFile {
public:
    /// Throws util::Unavailable if it is missing or no MBTiles file.
    explicit TileFile(const std::filesystem::path& file);
    ~TileFile();

    /// A tile as it is stored, gzip; nothing where nothing is drawn or the address is none.
    [[nodiscard]] std::optional<std::string> tile(TileAddress address) const;
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    struct Handles;
    std::filesystem::path m_file;
    mutable std::mutex m_mutex; ///< of m_handles
    std::unique_ptr<Handles> m_handles;
};

} // namespace relais::store
