#pragma once
#include <cstdint>
#include <filesystem>

namespace relais::bench {

/// Writes a made-up mapping: headings of geodata/starter_mapping.csv, localities of geodata/settlements.csv, needs of
/// geodata/taxonomy.csv, names from thrown syllables. Two rows a place and two places a structure on average; two
/// places in three with coordinates, some kilometres from their locality. The same seed gives the same file.
void write_mapping(const std::filesystem::path& geodata, const std::filesystem::path& file, std::size_t rows,
                   std::uint64_t seed);

} // namespace relais::bench
