#pragma once
#include <cstdint>
#include <filesystem>

namespace relais::bench {

/// Makes a database with the reference tables of `geodata` and a published edition of made-up services, two at each of
/// half as many places and four places a structure on average. Places lie at the gazetteer's settlements (larger ones
/// hold more) and some kilometres around them; facts are often silent. The same seed gives the same records.
void make_directory(const std::filesystem::path& geodata, const std::filesystem::path& database, std::size_t services,
                    std::uint64_t seed);

} // namespace relais::bench
