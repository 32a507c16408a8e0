#include "store/file_header.h"

#include "util/errors.h"

#include <array>
#include <cstring>
#include <fstream>
#include <string>

namespace relais::store {
namespace {

using Header = std::array<unsigned char, 100>; // https://www.sqlite.org/fileformat.html#the_database_header

std::uint32_t big_endian(const Header& header, std::size_t at) {
    return std::uint32_t{header[at]} << 24U | std::uint32_t{header[at + 1]} << 16U |
           std::uint32_t{header[at + 2]} << 8U | std::uint32_t{header[at + 3]};
}

[[noreturn]] void refuse(const char* key, const std::filesystem::path& file) {
    throw util::Unavailable({key, {{"file", file.string()}}});
}

std::uint64_t stated_size(const Header& header) {
    const std::uint32_t size = std::uint32_t{header[16]} << 8U | header[17];
    return std::uint64_t{size == 1 ? 65'536 : size} * big_endian(header, 28);
}

} // namespace

void check_header(const std::filesystem::path& file, int newest_schema) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        refuse("store.missing", file);
    }
    if (!std::filesystem::is_regular_file(file, error)) {
        refuse("store.not_a_database", file);
    }
    Header header{};
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        refuse("store.cannot_open", file);
    }
    in.read(reinterpret_cast<char*>(header.data()), header.size());
    if (static_cast<std::size_t>(in.gcount()) < header.size() ||
        std::memcmp(header.data(), "SQLite format 3", 16) != 0) {
        refuse("store.not_a_database", file);
    }
    if (big_endian(header, 68) != static_cast<std::uint32_t>(k_application_id)) {
        refuse("store.not_ours", file);
    }
    if (static_cast<int>(big_endian(header, 60)) > newest_schema) {
        refuse("store.newer", file);
    }
    if (std::filesystem::file_size(file) < stated_size(header)) {
        refuse("store.damaged", file);
    }
}

} // namespace relais::store
