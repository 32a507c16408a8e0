#pragma once
#include "directory/travel_numbers.h"
#include "store/database.h"
#include "store/road_file.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Replaces the travel profiles and tells servers so. Inside a Transaction of the caller.
void save_travel_numbers(const Database& database,
                         const std::vector<directory::TravelNumber>& numbers);
/// By mode, setting, class, surface; empty if none were loaded.
std::vector<directory::TravelNumber> load_travel_numbers(const Database& database);
/// The profiles of the three modes, made of the stored numbers. Throws util::Unavailable naming the
/// command that loads them when there are none.
std::vector<directory::TravelProfile> load_travel_profiles(const Database& database);

/// A network that was imported, as the database knows it.
struct RoadNetworkRow {
    std::int64_t id = 0;
    std::string file; ///< name in the database's folder
    std::string sha256;
    std::string imported; ///< name of the file it was made from
    directory::RoadSource source;
    std::int64_t nodes = 0;
    std::int64_t stretches = 0;
    double km = 0;
    std::int64_t components = 0;
    std::string tiles; ///< name of the MBTiles file drawn of it, in the database's folder; "" none
    std::string at;    ///< ISO 8601, UTC
    std::string by;
};

/// Adds a network, which from now on is the one in use, and tells servers so. Inside a Transaction
/// of the caller.
std::int64_t save_road_network(const Database& database, const RoadNetworkRow& row);
/// The network in use; nothing if none was imported.
std::optional<RoadNetworkRow> current_road_network(const Database& database);
/// All of them, newest first.
std::vector<RoadNetworkRow> list_road_networks(const Database& database);

/// Where the files of networks lie: the database's own folder.
std::filesystem::path road_folder(const Database& database);

/// Opens the network in use; null if none was imported. Throws util::Unavailable with a sentence if
/// its file is missing, damaged, or another one than the database names (an older copy beside a
/// newer database).
std::shared_ptr<const RoadFile> open_road_network(const Database& database);

} // namespace relais::store
