#include "importers/windows_1252.h"

#include <algorithm>

namespace relais::importers {
namespace {

/// Code point of the sequence that begins at `at`, which moves past it. The text is well-formed.
std::uint32_t next_codepoint(std::string_view utf8, std::size_t& at) {
    const auto first = static_cast<unsigned char>(utf8[at++]);
    if (first < 0x80) {
        return first;
    }
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    std::uint32_t codepoint = first & (0x3FU >> more);
    for (int i = 0; i < more && at < utf8.size(); ++i) {
        codepoint = (codepoint << 6) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
    }
    return codepoint;
}

} // namespace

void append_utf8(std::string& text, std::uint32_t codepoint) {
    const auto tail = [&](int shift) {
        text += static_cast<char>(0x80U | ((codepoint >> shift) & 0x3FU));
    };
    if (codepoint < 0x80) {
        text += static_cast<char>(codepoint);
    } else if (codepoint < 0x800) {
        text += static_cast<char>(0xC0U | (codepoint >> 6));
        tail(0);
    } else if (codepoint < 0x10000) {
        text += static_cast<char>(0xE0U | (codepoint >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (codepoint >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 || byte > 0x9F) {
            append_utf8(text, byte);
        } else {
            const auto codepoint = k_windows_1252[byte - 0x80U];
            append_utf8(text, codepoint != 0 ? codepoint : '?');
        }
    }
    return text;
}

bool to_windows_1252(std::string_view utf8, std::string& bytes) {
    bytes.clear();
    for (std::size_t at = 0; at < utf8.size();) {
        const auto codepoint = next_codepoint(utf8, at);
        const auto special = std::ranges::find(k_windows_1252, codepoint);
        if (codepoint > 0x9F && special != k_windows_1252.end()) {
            bytes += static_cast<char>(0x80 + (special - k_windows_1252.begin()));
        } else if (codepoint <= 0xFF) {
            bytes += static_cast<char>(codepoint);
        } else {
            return false;
        }
    }
    return true;
}

} // namespace relais::importers
