#pragma once
#include <cstdint>
#include <filesystem>

namespace relais::store {

/// "RLIS": marks a database file as ours (PRAGMA application_id).
inline constexpr std::int32_t k_application_id = 0x524C4953;

/// Looks at the first hundred bytes of a file without opening it as a database, so that a file that is not ours is
/// not touched, not even by a lock. Throws util::Unavailable: missing, empty, not a database, not ours, newer than
/// `newest_schema`, shorter than it says without a log beside it that has the rest.
void check_header(const std::filesystem::path& file, int newest_schema);

} // namespace relais::store
