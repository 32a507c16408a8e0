// The table's functions under other names, so that they stand beside utf8proc's own in one test.
#define utf8proc_category table_category
#define utf8proc_iterate table_iterate
#define utf8proc_encode_char table_encode_char
#define utf8proc_map table_map
#include "wasm/utf8proc_table.cpp" // NOLINT(bugprone-suspicious-include)

namespace relais::test {

int table_kind(std::int32_t codepoint) {
    const auto kind = table_category(codepoint);
    return kind == UTF8PROC_CATEGORY_LO ? 1 : kind == UTF8PROC_CATEGORY_ZS ? 2 : 0;
}

std::string table_folded(const std::string& text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = table_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                  static_cast<utf8proc_ssize_t>(text.size()),
                                  &mapped,
                                  UTF8PROC_STABLE);
    std::string result(reinterpret_cast<const char*>(mapped),
                       length < 0 ? 0 : static_cast<std::size_t>(length));
    std::free(mapped);
    return result;
}

int table_decoded(const std::string& text, std::int32_t& codepoint) {
    return static_cast<int>(table_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                          static_cast<utf8proc_ssize_t>(text.size()),
                                          &codepoint));
}

std::string table_encoded(std::int32_t codepoint) {
    utf8proc_uint8_t bytes[4];
    const auto length = table_encode_char(codepoint, bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

} // namespace relais::test
