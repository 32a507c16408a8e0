#include "store/tile_file.h"

#include "util/errors.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace relais::store {

struct TileFile::Handles {
    SQLite::Database sql;
    SQLite::Statement tile;

    explicit Handles(const std::filesystem::path& file)
        : sql(file.string(), SQLite::OPEN_READONLY),
          tile(sql,
               "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row "
               "= ?") {}
};

TileFile::TileFile(const std::filesystem::path& file)
    : m_file(file) {
    try {
        m_handles = std::make_unique<Handles>(file);
    } catch (const SQLite::Exception& error) {
        throw util::Unavailable(
            {"roads.tiles_unreadable", {{"file", file.string()}, {"what", error.what()}}});
    }
}

TileFile::~TileFile() = default;

std::optional<std::string> TileFile::tile(TileAddress address) const {
    constexpr int k_deepest = 22;
    const bool is_one = address.zoom >= 0 && address.zoom <= k_deepest && address.column >= 0 &&
                        address.row >= 0 && address.column < (1 << address.zoom) &&
                        address.row < (1 << address.zoom);
    if (!is_one) {
        return std::nullopt;
    }
    const std::scoped_lock lock(m_mutex);
    try {
        auto& query = m_handles->tile;
        query.reset();
        query.bind(1, address.zoom);
        query.bind(2, address.column);
        query.bind(3, (1 << address.zoom) - 1 - address.row); // MBTiles counts rows from the south
        if (!query.executeStep()) {
            return std::nullopt;
        }
        const auto data = query.getColumn(0);
        return std::string(static_cast<const char*>(data.getBlob()),
                           static_cast<std::size_t>(data.getBytes()));
    } catch (const SQLite::Exception& error) {
        throw util::Unavailable(
            {"roads.tiles_unreadable", {{"file", m_file.string()}, {"what", error.what()}}});
    }
}

} // namespace relais::store
