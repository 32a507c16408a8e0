#include "usecases/load_roads.h"

#include "geometry/roads/node_order.h"
#include "store/blocked_store.h"
#include "store/order_file.h"
#include "store/road_store.h"
#include "util/errors.h"

#include <functional>
#include <mutex>

namespace relais::usecases {
namespace {

using directory::BlockedArea;
using directory::TravelNumber;

/// Kept beside the network, or made now and kept.
std::vector<geometry::roads::NodeId> order_of(const std::filesystem::path& file, const store::RoadFile& network) {
    auto order = store::read_order_file(file, network.sha256());
    if (order.size() != network.network().nodes.size()) {
        order = geometry::roads::node_order(network.network());
        store::write_order_file(file, network.sha256(), order); // a saving: without it the next start makes it again
    }
    return order;
}

std::string version_of(const std::string& sha256, const std::vector<TravelNumber>& numbers,
                       const std::vector<BlockedArea>& blocked) {
    std::string text = sha256;
    for (const auto& number : numbers) {
        text += std::to_string(static_cast<int>(number.mode)) + number.setting + number.of_class + number.surface +
                std::to_string(number.value);
    }
    for (const auto& area : blocked) {
        text += std::to_string(area.id) + area.starts + area.ends + area.reason;
    }
    return std::to_string(std::hash<std::string>{}(text));
}

} // namespace

std::shared_ptr<const Roads> load_roads(const store::Database& database) {
    static std::mutex mutex;
    static std::weak_ptr<const Roads> last;
    const auto row = store::current_road_network(database);
    if (!row) {
        return nullptr;
    }
    const auto numbers = store::load_travel_numbers(database);
    auto blocked = store::load_blocked_areas(database);
    auto version = version_of(row->sha256, numbers, blocked);
    const std::scoped_lock lock(mutex);
    if (auto known = last.lock(); known && known->version == version) {
        return known;
    }
    std::shared_ptr<const store::RoadFile> file;
    try {
        file = store::open_road_network(database);
    } catch (const util::Unavailable& error) {
        auto none = std::make_shared<Roads>(nullptr, directory::RoadNetwork{}, std::span<const geometry::roads::NodeId>{});
        none->fault = error.message(); // the directory is served all the same; who asks for a time is told
        return none;
    }
    const auto order = order_of(store::road_folder(database) / row->file, *file);
    auto roads = std::make_shared<Roads>(file, file->network(), order);
    if (!numbers.empty()) {
        roads->profiles = store::load_travel_profiles(database);
    }
    roads->blocked = std::move(blocked);
    roads->version = std::move(version);
    last = roads;
    return roads;
}

} // namespace relais::usecases
