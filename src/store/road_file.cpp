#include "store/road_file.h"

#include "store/road_file_layout.h"
#include "util/errors.h"
#include "util/sha256.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relais::store {
namespace {

using namespace road_file;

[[noreturn]] void refuse(const char* key, const std::filesystem::path& file) {
    throw util::Unavailable({key, {{"file", file.string()}}});
}

std::string hex_of(const std::array<std::uint8_t, 32>& bytes) {
    static constexpr char k_digits[] = "0123456789abcdef";
    std::string hex;
    for (const auto byte : bytes) {
        hex += k_digits[byte >> 4U];
        hex += k_digits[byte & 15U];
    }
    return hex;
}

struct Handle {
    int value;
    ~Handle() {
        if (value >= 0) {
            ::close(value);
        }
    }
};

/// Sections one behind another, whole, up to the end of the file.
bool is_laid_out(const Header& header, std::uint64_t size) {
    std::uint64_t at = sizeof(Header);
    for (std::size_t i = 0; i < header.sections.size(); ++i) {
        const auto& section = header.sections[i];
        if (section.at != at || section.count > (size - at) / k_element_bytes[i]) {
            return false;
        }
        at += (section.count * k_element_bytes[i] + 7) / 8 * 8;
        if (at > size) {
            return false;
        }
    }
    return header.header_bytes == sizeof(Header) && at == size && header.file_bytes == size;
}

/// Every index points inside, so that readers need not look again. The hash says the bytes are what
/// was written; this says that what was written makes sense.
bool is_sound(const directory::RoadNetwork& network) {
    return std::ranges::all_of(network.stretches, [&](const directory::RoadStretch& stretch) {
        return stretch.from < network.nodes.size() && stretch.to < network.nodes.size() &&
               stretch.point_count >= 2 && stretch.first_point <= network.points.size() &&
               stretch.point_count <= network.points.size() - stretch.first_point &&
               stretch.name < network.names.size() &&
               static_cast<int>(stretch.road_class) < directory::k_road_class_count &&
               static_cast<int>(stretch.surface) < directory::k_road_surface_count;
    });
}

} // namespace

RoadFile::RoadFile(const std::filesystem::path& file)
    : m_file(file) {
    const Handle handle{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status {};
    if (handle.value < 0 || ::fstat(handle.value, &status) != 0) {
        refuse("roads.file_missing", file);
    }
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size < sizeof(Header)) {
        refuse("roads.file_not_ours", file);
    }
    void* mapped = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, handle.value, 0);
    if (mapped == MAP_FAILED) {
        refuse("roads.file_missing", file);
    }
    m_bytes = static_cast<const std::byte*>(mapped);
    try {
        read_sections();
    } catch (...) {
        ::munmap(mapped, m_size);
        throw;
    }
}

RoadFile::~RoadFile() {
    ::munmap(const_cast<std::byte*>(m_bytes), m_size);
}

void RoadFile::read_sections() {
    Header header;
    std::memcpy(&header, m_bytes, sizeof header);
    if (header.magic != k_magic) {
        refuse("roads.file_not_ours", m_file);
    }
    if (header.version != k_version) {
        throw util::Unavailable({"roads.file_other_version",
                                 {{"file", m_file.string()},
                                  {"found", std::to_string(header.version)},
                                  {"known", std::to_string(k_version)}}});
    }
    if (header.file_bytes > m_size) {
        refuse("roads.file_cut_short", m_file);
    }
    m_sha256 = hex_of(header.sha256);
    util::Sha256 sum;
    sum.add(std::span(m_bytes, m_size).subspan(sizeof header));
    if (!is_laid_out(header, m_size) || sum.hex() != m_sha256) {
        refuse("roads.file_damaged", m_file);
    }
    const auto section = [&]<class Element>(Kind kind, const Element*) {
        return std::span(reinterpret_cast<const Element*>(m_bytes + header.sections[kind].at),
                         header.sections[kind].count);
    };
    m_network.nodes = section(k_nodes, static_cast<const directory::RoadPoint*>(nullptr));
    m_network.stretches = section(k_stretches, static_cast<const directory::RoadStretch*>(nullptr));
    m_network.points = section(k_points, static_cast<const directory::RoadPoint*>(nullptr));
    const auto names = section(k_names, static_cast<const char*>(nullptr));
    std::uint32_t begin = 0;
    for (const auto end : section(k_name_ends, static_cast<const std::uint32_t*>(nullptr))) {
        if (end < begin || end > names.size()) {
            refuse("roads.file_damaged", m_file);
        }
        m_names.emplace_back(names.data() + begin, end - begin);
        begin = end;
    }
    const auto source = section(k_source, static_cast<const char*>(nullptr));
    const std::string_view source_lines(source.data(), source.size());
    m_source = source_of(source_lines);
    // The hash does not cover the header: a count that is a little off, within the filling before the next section.
    if (begin != names.size() || source_text(m_source) != source_lines) {
        refuse("roads.file_damaged", m_file);
    }
    m_network.names = m_names;
    m_network.source = &m_source;
    if (!is_sound(m_network)) {
        refuse("roads.file_damaged", m_file);
    }
}

} // namespace relais::store
