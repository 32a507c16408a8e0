// The core's stand-in for utf8proc (src/wasm/utf8proc_table.cpp) says of every code point what
// utf8proc says.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <utf8proc.h>

/// tests/unit/wasm/table_calls.cpp
namespace relais::test {
int table_kind(std::int32_t codepoint);
std::string table_folded(const std::string& text);
int table_decoded(const std::string& text, std::int32_t& codepoint);
std::string table_encoded(std::int32_t codepoint);
} // namespace relais::test

using namespace relais::test;

namespace {

constexpr std::int32_t k_end = 0x110000;

int real_kind(std::int32_t codepoint) {
    switch (utf8proc_category(codepoint)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return 1;
    case UTF8PROC_CATEGORY_ZS:
        return 2;
    default:
        return 0;
    }
}

std::string real_folded(const std::string& text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()),
        &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                       UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return length < 0 ? ""
                      : std::string(reinterpret_cast<const char*>(mapped),
                                    static_cast<std::size_t>(length));
}

} // namespace

TEST_CASE("Every code point is of the kind and folds to the text that utf8proc says") {
    int wrong = 0;
    for (std::int32_t codepoint = 0; codepoint < k_end; ++codepoint) {
        if (codepoint >= 0xD800 && codepoint < 0xE000) {
            continue;
        }
        const auto text = table_encoded(codepoint);
        std::int32_t decoded = -1;
        const bool same = table_kind(codepoint) == real_kind(codepoint) &&
                          table_folded(text) == real_folded(text) &&
                          table_decoded(text, decoded) == static_cast<int>(text.size()) &&
                          decoded == codepoint;
        wrong += same ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("Whole words fold alike, and what is not UTF-8 is told alike") {
    for (const std::string text :
         {"N’Gaoundéré", "Hôpital Régional — Ŋkoŋsamba", "ﬁn Ⅻ ½ ㎞", "한글", "e\u0301\u0327"}) {
        CHECK(table_folded(text) == real_folded(text));
    }
    for (const std::string text :
         {"\xC3", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        std::int32_t codepoint = 0;
        CHECK(table_decoded(text, codepoint) < 0);
        CHECK(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                               static_cast<utf8proc_ssize_t>(text.size()),
                               &codepoint) < 0);
    }
}
