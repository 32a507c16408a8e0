#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace relais::importers {

struct ZipMember {
    std::string name;
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
};

/// The members a zip archive lists at its end. Throws util::InvalidInput if the list is missing or
/// damaged, which is what a download cut short looks like.
std::vector<ZipMember> zip_members(const std::filesystem::path& file);

/// Throws util::InvalidInput if the members unpack to more than can be meant well (400 MB, or 200
/// times their packed size beyond 20 MB), or if one does not unpack to the size the list says.
void check_zip(const std::filesystem::path& file, const std::vector<ZipMember>& members);

} // namespace relais::importers
