#pragma once
#include "directory/road_network.h"

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

/// The header of a network file; see road_file.h. A change of any of this, of RoadPoint or of
/// RoadStretch is a new version.
namespace relais::store::road_file {

static_assert(std::endian::native == std::endian::little,
              "network files are little-endian and mapped as they are");

inline constexpr std::array<char, 8> k_magic{'R', 'L', 'I', 'S', 'R', 'O', 'A', 'D'};
inline constexpr std::uint32_t k_version = 1;

struct Section {
    std::uint64_t at = 0;    ///< bytes from the beginning of the file
    std::uint64_t count = 0; ///< elements
};

struct Header {
    std::array<char, 8> magic = k_magic;
    std::uint32_t version = k_version;
    std::uint32_t header_bytes = 0;
    std::uint64_t file_bytes = 0;
    std::array<Section, 6> sections{}; ///< nodes, stretches, points, ends of names, names, source
    std::array<std::uint8_t, 32> sha256{};
};
static_assert(sizeof(Header) == 152 && sizeof(directory::RoadPoint) == 8);

enum Kind : std::size_t { k_nodes, k_stretches, k_points, k_name_ends, k_names, k_source };
inline constexpr std::array<std::uint64_t, 6> k_element_bytes{8, 32, 8, 4, 1, 1};

/// Six lines: name, licence, as_of, sha256, estimated (0 or 1), detour factor. Line breaks inside
/// become spaces.
std::string source_text(const directory::RoadSource& source);
directory::RoadSource source_of(std::string_view text);

} // namespace relais::store::road_file
