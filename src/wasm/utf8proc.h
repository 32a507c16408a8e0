#pragma once
#include <cstddef>
#include <cstdint>

/// Stands in for Debian's utf8proc, which exists for the machine at hand only: the calls util/text_fold.cpp makes, from
/// a table that utf8proc itself wrote (src/wasm/make_unicode_table.cpp) when the core was built. For every code point
/// it says what utf8proc says; tests/unit/wasm holds it to that.
using utf8proc_uint8_t = std::uint8_t;
using utf8proc_int32_t = std::int32_t;
using utf8proc_ssize_t = std::ptrdiff_t;

/// Told apart are only the kinds that folding asks about.
enum utf8proc_category_t {
    UTF8PROC_CATEGORY_CN = 0,
    UTF8PROC_CATEGORY_LU,
    UTF8PROC_CATEGORY_LL,
    UTF8PROC_CATEGORY_LT,
    UTF8PROC_CATEGORY_LO,
    UTF8PROC_CATEGORY_ND,
    UTF8PROC_CATEGORY_NL,
    UTF8PROC_CATEGORY_NO,
    UTF8PROC_CATEGORY_ZS
};

/// The one set of options there is: compatibility decomposition, no marks, case folded.
enum utf8proc_option_t {
    UTF8PROC_STABLE = 2,
    UTF8PROC_COMPAT = 4,
    UTF8PROC_DECOMPOSE = 16,
    UTF8PROC_CASEFOLD = 1024,
    UTF8PROC_STRIPMARK = 8192
};

/// Letters and numbers answer LO, spaces ZS, all others CN.
utf8proc_category_t utf8proc_category(utf8proc_int32_t codepoint);
utf8proc_ssize_t utf8proc_iterate(const utf8proc_uint8_t* text, utf8proc_ssize_t size, utf8proc_int32_t* codepoint);
utf8proc_ssize_t utf8proc_encode_char(utf8proc_int32_t codepoint, utf8proc_uint8_t* bytes);
/// `*mapped` is allocated with malloc; negative for what is not UTF-8.
utf8proc_ssize_t utf8proc_map(const utf8proc_uint8_t* text, utf8proc_ssize_t size, utf8proc_uint8_t** mapped,
                              utf8proc_option_t options);
