#include "usecases/file_on_disk.h"

#include "util/errors.h"
#include "util/text_fold.h"

#include <cctype>
#include <fstream>

namespace relais::usecases {

std::string safe_file_name(std::string_view name) {
    constexpr std::size_t k_longest = 100; // bytes; file systems take 255
    name = name.substr(name.find_last_of("/\\") + 1);
    std::string safe;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_word = byte >= 0x80U || std::isalnum(byte) != 0 || c == ' ' || c == '-' ||
                             c == '_' || c == '.';
        safe += is_word ? c : '_';
    }
    safe = util::trim(safe);
    safe.erase(0, safe.find_first_not_of('.'));
    if (!util::is_utf8(safe) || safe.empty()) {
        return "cartographie";
    }
    const auto dot = safe.rfind('.');
    const auto ending =
        dot != std::string::npos && safe.size() - dot <= 10 ? safe.substr(dot) : std::string();
    auto stem = safe.substr(0, safe.size() - ending.size());
    if (stem.size() > k_longest) {
        auto end = k_longest;
        while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        stem.resize(end);
    }
    return stem + ending;
}

FileOnDisk::FileOnDisk(const std::string& name, const std::string& bytes)
    : m_path(m_folder.path() / safe_file_name(name)) {
    write_bytes(m_path, bytes);
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        throw util::Unavailable(
            {"import.unwritable", {{"file", path.filename().string()}, {"why", ""}}});
    }
}

} // namespace relais::usecases
