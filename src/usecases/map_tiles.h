#pragma once
#include "store/tile_file.h"
#include "usecases/desk.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

namespace relais::usecases {

using TileAddress = store::TileAddress;

/// The background map of the road network in use, looked for anew every few seconds. Any thread.
class MapTiles {
public:
    explicit MapTiles(Desk& desk)
        : m_desk(&desk) {}

    /// Null if no network was imported, or it was imported without tiles. A file that is missing or
    /// damaged counts as none: a map without background is better than none.
    std::shared_ptr<const store::TileFile> current();
    /// What a page must know to draw them; an empty version when there are none.
    struct About {
        std::string version;     ///< changes with the tiles
        std::string attribution; ///< the licence of the network they are drawn of, to be shown on the map
    };
    About about();

private:
    void look();

    Desk* m_desk;
    std::mutex m_mutex;
    std::shared_ptr<const store::TileFile> m_file;
    std::string m_name;
    std::string m_licence;
    std::chrono::steady_clock::time_point m_looked_at{};
};

} // namespace relais::usecases
