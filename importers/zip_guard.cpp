#include "importers/zip_guard.h"

#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "util/errors.h"

#include <cpl_vsi.h>

#include <memory>
#include <string_view>

namespace relais::importers {
namespace {

constexpr std::uintmax_t k_most_packed = 100'000'000;
constexpr std::uint64_t k_most_unpacked = 400'000'000;
constexpr std::uint64_t k_harmless_unpacked = 20'000'000;
constexpr std::uint64_t k_most_ratio = 200;
constexpr std::size_t k_end_record_size = 22;
constexpr std::size_t k_entry_size = 46;
constexpr std::string_view k_end_signature = "PK\x05\x06";
constexpr std::string_view k_entry_signature = "PK\x01\x02";

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) {
        value = (value << 8) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    }
    return value;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const char* key) {
    const auto name = shown_name(file);
    throw util::InvalidInput(
        name,
        {key, {{"file", name}, {"max", std::to_string(k_most_unpacked / 1'000'000)}, {"why", ""}}});
}

struct CloseVsi {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// Bytes a member really unpacks to, counted up to one more than `most`.
std::uint64_t unpacked_size(const std::string& path, std::uint64_t most) {
    const std::unique_ptr<VSILFILE, CloseVsi> member(VSIFOpenL(path.c_str(), "rb"));
    if (member == nullptr) {
        return most + 1;
    }
    std::string block(1 << 16, '\0');
    std::uint64_t size = 0;
    while (size <= most) {
        const auto read = VSIFReadL(block.data(), 1, block.size(), member.get());
        size += read;
        if (read < block.size()) {
            break;
        }
    }
    return size;
}

} // namespace

std::vector<ZipMember> zip_members(const std::filesystem::path& file) {
    const auto bytes = read_file(file, k_most_packed);
    const auto end = bytes.rfind(k_end_signature);
    if (end == std::string::npos || end + k_end_record_size > bytes.size()) {
        refuse(file, "import.truncated");
    }
    const auto count = number(bytes, end + 10, 2);
    std::size_t at = number(bytes, end + 16, 4);
    std::vector<ZipMember> members;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (at + k_entry_size > end || bytes.compare(at, 4, k_entry_signature) != 0) {
            refuse(file, "import.truncated");
        }
        const auto name_size = number(bytes, at + 28, 2);
        const auto extras = number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        if (at + k_entry_size + name_size > end) {
            refuse(file, "import.truncated");
        }
        members.push_back({bytes.substr(at + k_entry_size, name_size),
                           number(bytes, at + 20, 4),
                           number(bytes, at + 24, 4)});
        at += k_entry_size + name_size + extras;
    }
    return members;
}

void check_zip(const std::filesystem::path& file, const std::vector<ZipMember>& members) {
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    for (const auto& member : members) {
        packed += member.packed;
        unpacked += member.unpacked;
    }
    const bool swells = unpacked > k_harmless_unpacked && unpacked > k_most_ratio * (packed + 1);
    if (unpacked > k_most_unpacked || swells) {
        refuse(file, "import.zip_bomb");
    }
    const GdalErrors errors;
    for (const auto& member : members) { // the list at the end may lie; unpacking does not
        const auto path = "/vsizip/{" + file.string() + "}/" + member.name;
        const bool is_folder = member.name.ends_with('/');
        if (!is_folder &&
            (unpacked_size(path, member.unpacked) != member.unpacked || errors.failed())) {
            refuse(file, "import.damaged");
        }
    }
}

} // namespace relais::importers
