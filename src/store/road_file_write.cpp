#include "store/road_file.h"
#include "store/road_file_layout.h"
#include "util/errors.h"
#include "util/sha256.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <unistd.h>
#include <utility>

namespace relais::store {
namespace {

using namespace road_file;

constexpr std::size_t k_hex_in_name = 16;

[[noreturn]] void cannot_write(const std::filesystem::path& file) {
    throw util::Unavailable(
        {"roads.file_not_written", {{"file", file.string()}, {"what", std::strerror(errno)}}});
}

/// A new file, removed again unless kept.
class NewFile {
public:
    explicit NewFile(std::filesystem::path path)
        : m_path(std::move(path)),
          m_handle(::open(m_path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644)) {
        if (m_handle < 0) {
            cannot_write(m_path);
        }
    }
    ~NewFile() {
        if (m_handle >= 0) {
            ::close(m_handle);
            ::unlink(m_path.c_str());
        }
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(m_handle, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                cannot_write(m_path);
            }
            bytes = bytes.subspan(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
    }
    void keep_as(const std::filesystem::path& name) {
        if (::fsync(m_handle) != 0 || ::rename(m_path.c_str(), name.c_str()) != 0) {
            cannot_write(name);
        }
        ::close(std::exchange(m_handle, -1));
        const int folder =
            ::open(name.has_parent_path() ? name.parent_path().c_str() : ".", O_RDONLY | O_CLOEXEC);
        if (folder >= 0) { // the rename itself, to the disk
            ::fsync(folder);
            ::close(folder);
        }
    }

private:
    std::filesystem::path m_path;
    int m_handle;
};

/// Sections in the file's order, and the header that says where they are.
struct Parts {
    std::vector<std::uint32_t> name_ends;
    std::string names;
    std::string source;
    std::array<std::span<const std::byte>, 6> bytes;
    Header header;

    explicit Parts(const directory::RoadNetworkData& network)
        : source(source_text(network.source)) {
        for (const auto& name : network.names) {
            names += name;
            name_ends.push_back(static_cast<std::uint32_t>(names.size()));
        }
        bytes = {std::as_bytes(std::span(network.nodes)),
                 std::as_bytes(std::span(network.stretches)),
                 std::as_bytes(std::span(network.points)),
                 std::as_bytes(std::span(name_ends)),
                 std::as_bytes(std::span(names)),
                 std::as_bytes(std::span(source))};
        header.header_bytes = sizeof header;
        std::uint64_t at = sizeof header;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            header.sections[i] = {at, bytes[i].size() / k_element_bytes[i]};
            at += padded(bytes[i].size());
        }
        header.file_bytes = at;
    }
    static std::uint64_t padded(std::uint64_t size) { return (size + 7) / 8 * 8; }

    template <class Take>
    void each_piece(Take&& take) const {
        static constexpr std::array<std::byte, 8> k_zeros{};
        for (const auto& section : bytes) {
            take(section);
            take(std::span(k_zeros).first(padded(section.size()) - section.size()));
        }
    }
};

std::array<std::uint8_t, 32> bytes_of(const std::string& hex) {
    std::array<std::uint8_t, 32> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    }
    return bytes;
}

} // namespace

WrittenRoads write_road_file(const std::filesystem::path& folder,
                             const std::string& stem,
                             const directory::RoadNetworkData& network) {
    Parts parts(network);
    util::Sha256 sum;
    parts.each_piece([&](std::span<const std::byte> piece) { sum.add(piece); });
    WrittenRoads written{"", sum.hex()};
    written.name = stem + ".roads-" + written.sha256.substr(0, k_hex_in_name) + ".bin";
    parts.header.sha256 = bytes_of(written.sha256);
    NewFile file(folder / (written.name + ".new-" + std::to_string(::getpid())));
    file.write(std::as_bytes(std::span(&parts.header, 1)));
    parts.each_piece([&](std::span<const std::byte> piece) { file.write(piece); });
    file.keep_as(folder / written.name);
    return written;
}

} // namespace relais::store
