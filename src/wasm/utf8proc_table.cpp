#include "wasm/unicode_table.h"
#include "wasm/utf8proc.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using relais::wasm::KindRun;
using relais::wasm::Mapped;

constexpr std::uint32_t k_first_hangul = 0xAC00;
constexpr std::uint32_t k_hangul_count = 11172;

void append(std::string& out, std::uint32_t codepoint) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(codepoint), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// Syllables come apart by arithmetic (The Unicode Standard, 3.12).
void append_hangul(std::string& out, std::uint32_t index) {
    constexpr std::uint32_t k_vowels = 21;
    constexpr std::uint32_t k_tails = 28;
    append(out, 0x1100 + index / (k_vowels * k_tails));
    append(out, 0x1161 + index % (k_vowels * k_tails) / k_tails);
    if (index % k_tails != 0) {
        append(out, 0x11A7 + index % k_tails);
    }
}

void append_mapped(std::string& out, std::uint32_t codepoint) {
    if (codepoint - k_first_hangul < k_hangul_count) {
        append_hangul(out, codepoint - k_first_hangul);
        return;
    }
    const auto* end = relais::wasm::k_mapped + relais::wasm::k_mapped_count;
    const auto* found = std::lower_bound(relais::wasm::k_mapped, end, codepoint,
                                         [](const Mapped& one, std::uint32_t wanted) { return one.codepoint < wanted; });
    if (found == end || found->codepoint != codepoint) {
        append(out, codepoint);
        return;
    }
    out.append(relais::wasm::k_mapped_text + found->offset, found->length);
}

/// Bytes of a whole code point that begins with this byte; 0 for none.
int length_from(std::uint8_t first) {
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

} // namespace

utf8proc_category_t utf8proc_category(utf8proc_int32_t codepoint) {
    const auto wanted = static_cast<std::uint32_t>(codepoint);
    const auto* end = relais::wasm::k_kind_runs + relais::wasm::k_kind_run_count;
    const auto* after = std::upper_bound(relais::wasm::k_kind_runs, end, wanted,
                                         [](std::uint32_t value, const KindRun& run) { return value < run.first; });
    const auto kind = after == relais::wasm::k_kind_runs ? 0 : (after - 1)->kind;
    return kind == 1 ? UTF8PROC_CATEGORY_LO : kind == 2 ? UTF8PROC_CATEGORY_ZS : UTF8PROC_CATEGORY_CN;
}

utf8proc_ssize_t utf8proc_iterate(const utf8proc_uint8_t* text, utf8proc_ssize_t size, utf8proc_int32_t* codepoint) {
    *codepoint = -1;
    const int length = size > 0 ? length_from(text[0]) : 0;
    if (length == 0 || length > size) {
        return -1;
    }
    constexpr std::uint32_t k_first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    constexpr std::uint32_t k_least[] = {0, 0, 0x80, 0x800, 0x10000};
    std::uint32_t value = text[0] & k_first_bits[length];
    for (int i = 1; i < length; ++i) {
        if ((text[i] & 0xC0U) != 0x80U) {
            return -1;
        }
        value = value << 6U | (text[i] & 0x3FU);
    }
    if (value < k_least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        return -1;
    }
    *codepoint = static_cast<utf8proc_int32_t>(value);
    return length;
}

utf8proc_ssize_t utf8proc_encode_char(utf8proc_int32_t codepoint, utf8proc_uint8_t* bytes) {
    const auto value = static_cast<std::uint32_t>(codepoint);
    const auto tail = [value](unsigned shift) { return static_cast<utf8proc_uint8_t>(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        bytes[0] = static_cast<utf8proc_uint8_t>(value);
        return 1;
    }
    if (value < 0x800) {
        bytes[0] = static_cast<utf8proc_uint8_t>(0xC0U | value >> 6U);
        bytes[1] = tail(0);
        return 2;
    }
    if (value < 0x10000) {
        bytes[0] = static_cast<utf8proc_uint8_t>(0xE0U | value >> 12U);
        bytes[1] = tail(6);
        bytes[2] = tail(0);
        return 3;
    }
    if (value > 0x10FFFF) {
        return 0;
    }
    bytes[0] = static_cast<utf8proc_uint8_t>(0xF0U | value >> 18U);
    bytes[1] = tail(12);
    bytes[2] = tail(6);
    bytes[3] = tail(0);
    return 4;
}

utf8proc_ssize_t utf8proc_map(const utf8proc_uint8_t* text, utf8proc_ssize_t size, utf8proc_uint8_t** mapped,
                              utf8proc_option_t) {
    std::string out;
    for (utf8proc_ssize_t at = 0; at < size;) {
        utf8proc_int32_t codepoint = -1;
        const auto length = utf8proc_iterate(text + at, size - at, &codepoint);
        if (length < 0) {
            return -1;
        }
        append_mapped(out, static_cast<std::uint32_t>(codepoint));
        at += length;
    }
    *mapped = static_cast<utf8proc_uint8_t*>(std::malloc(out.size() + 1));
    std::memcpy(*mapped, out.data(), out.size());
    return static_cast<utf8proc_ssize_t>(out.size());
}
