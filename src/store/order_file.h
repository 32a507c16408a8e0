#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace relais::store {

/// The order of a network's nodes (geometry/roads/node_order.h) kept beside the network file ("relais.roads.order"), since
/// it takes longer to make than to read. It is only a saving: whoever finds none makes it again.
///
/// Layout, little-endian: 8 bytes "RLISORDR" · SHA-256 of the network, 64 hexadecimal digits · number of nodes, u32 ·
/// the nodes by rank, u32 each.

/// Empty if there is none, or it was made for another network, or it is cut short.
std::vector<std::uint32_t> read_order_file(const std::filesystem::path& network_file, const std::string& network_sha256);

/// Aside first, then renamed. False if the folder cannot be written: the order is then made at each start.
bool write_order_file(const std::filesystem::path& network_file, const std::string& network_sha256,
                      const std::vector<std::uint32_t>& order);

} // namespace relais::store
