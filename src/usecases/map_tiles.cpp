#include "usecases/map_tiles.h"

#include "store/road_store.h"
#include "util/errors.h"

namespace relais::usecases {

std::shared_ptr<const store::TileFile> MapTiles::current() {
    const std::scoped_lock lock(m_mutex);
    look();
    return m_file;
}

MapTiles::About MapTiles::about() {
    const std::scoped_lock lock(m_mutex);
    look();
    return m_file ? About{m_name, m_licence} : About{};
}

void MapTiles::look() {
    constexpr std::chrono::seconds k_between{5};
    const auto now = std::chrono::steady_clock::now();
    if (m_looked_at != std::chrono::steady_clock::time_point{} && now - m_looked_at < k_between) {
        return;
    }
    m_looked_at = now;
    try {
        m_desk->read([&](const store::Database& database) {
            const auto row = store::current_road_network(database);
            const auto name = row ? row->tiles : "";
            if (name == m_name) {
                return;
            }
            m_file.reset();
            m_name = name;
            m_licence = row ? row->source.licence : "";
            if (!name.empty()) {
                m_file =
                    std::make_shared<const store::TileFile>(store::road_folder(database) / name);
            }
        });
    } catch (const util::Unavailable&) {
        m_file.reset(); // said by `relais check`
    }
}

} // namespace relais::usecases
