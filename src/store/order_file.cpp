#include "store/order_file.h"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace relais::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_magic = "RLISORDR";
constexpr std::size_t k_hash = 64;

/// "relais.roads-1f0c…bin" → "relais.roads.order": one for a database, whichever network is in use.
fs::path order_path(const fs::path& network_file) {
    const auto name = network_file.filename().string();
    return network_file.parent_path() / (name.substr(0, name.rfind('-')) + ".order");
}

} // namespace

std::vector<std::uint32_t> read_order_file(const fs::path& network_file, const std::string& network_sha256) {
    std::ifstream in(order_path(network_file), std::ios::binary);
    std::string head(k_magic.size() + k_hash, '\0');
    std::uint32_t count = 0;
    if (!in.read(head.data(), static_cast<std::streamsize>(head.size())) ||
        head != std::string(k_magic) + network_sha256 || !in.read(reinterpret_cast<char*>(&count), sizeof count)) {
        return {};
    }
    std::error_code error;
    const auto size = fs::file_size(order_path(network_file), error);
    const auto bytes = std::uintmax_t{count} * sizeof(std::uint32_t);
    if (error || size != head.size() + sizeof count + bytes) {
        return {};
    }
    std::vector<std::uint32_t> order(count);
    if (!in.read(reinterpret_cast<char*>(order.data()), static_cast<std::streamsize>(bytes))) {
        return {};
    }
    return order;
}

bool write_order_file(const fs::path& network_file, const std::string& network_sha256,
                      const std::vector<std::uint32_t>& order) {
    const auto path = order_path(network_file);
    auto aside = path;
    aside += ".part";
    {
        std::ofstream out(aside, std::ios::binary | std::ios::trunc);
        const auto count = static_cast<std::uint32_t>(order.size());
        out << k_magic << network_sha256;
        out.write(reinterpret_cast<const char*>(&count), sizeof count);
        out.write(reinterpret_cast<const char*>(order.data()), static_cast<std::streamsize>(order.size() * sizeof(std::uint32_t)));
        if (!out.flush()) {
            return false;
        }
    }
    std::error_code error;
    fs::rename(aside, path, error);
    return !error;
}

} // namespace relais::store
