#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace relais::importers {

/// Code points of bytes 0x80 to 0x9F of Windows-1252; 0 where it has none. Every other byte is its
/// own code point.
inline constexpr std::array<std::uint16_t, 32> k_windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Appends one code point below 0x110000 as UTF-8.
void append_utf8(std::string& text, std::uint32_t codepoint);

/// UTF-8 of Windows-1252 bytes; '?' for the five bytes without a meaning.
std::string from_windows_1252(std::string_view bytes);

/// The Windows-1252 bytes of UTF-8 text, the five free bytes standing for themselves; false if a
/// character has none.
bool to_windows_1252(std::string_view utf8, std::string& bytes);

} // namespace relais::importers
