#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utf8proc.h>
#include <vector>

/// Writes the table of wasm/unicode_table.h to standard output: what utf8proc answers for every code point. Run by the
/// machine that builds the core.
namespace {

constexpr std::int32_t k_end = 0x110000;

bool is_surrogate(std::int32_t codepoint) {
    return codepoint >= 0xD800 && codepoint < 0xE000;
}

int kind_of(std::int32_t codepoint) {
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

std::string written(std::int32_t codepoint) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(codepoint, bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

std::string mapped(const std::string& text) {
    constexpr auto k_options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                              UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
    utf8proc_uint8_t* out = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &out, k_options);
    std::string result(reinterpret_cast<const char*>(out), length < 0 ? 0 : static_cast<std::size_t>(length));
    std::free(out);
    return result;
}

void write_kinds() {
    std::printf("const KindRun k_kind_runs[] = {\n");
    std::size_t count = 0;
    int before = -1;
    for (std::int32_t codepoint = 0; codepoint < k_end; ++codepoint) {
        const int kind = kind_of(codepoint);
        if (kind != before) {
            std::printf("{%d, %d},\n", codepoint, kind);
            ++count;
        }
        before = kind;
    }
    std::printf("};\nconst std::size_t k_kind_run_count = %zu;\n", count);
}

void write_mappings() {
    std::string text;
    std::map<std::string, std::size_t> known;
    std::size_t count = 0;
    std::printf("const Mapped k_mapped[] = {\n");
    for (std::int32_t codepoint = 0; codepoint < k_end; ++codepoint) {
        const bool hangul = codepoint >= 0xAC00 && codepoint < 0xAC00 + 11172;
        const auto before = is_surrogate(codepoint) || hangul ? std::string() : written(codepoint);
        const auto after = mapped(before);
        if (before == after) {
            continue;
        }
        const auto [found, is_new] = known.try_emplace(after, text.size());
        text += is_new ? after : "";
        std::printf("{%d, %zu, %zu},\n", codepoint, found->second, after.size());
        ++count;
    }
    std::printf("};\nconst std::size_t k_mapped_count = %zu;\nconst char k_mapped_text[] =\n", count);
    for (std::size_t at = 0; at < text.size(); at += 20) {
        std::printf("\"");
        for (const char c : text.substr(at, 20)) {
            std::printf("\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
        std::printf("\"\n");
    }
    std::printf(";\n");
}

} // namespace

int main() {
    std::printf("// Generated: do not edit.\n#include \"wasm/unicode_table.h\"\nnamespace relais::wasm {\n");
    write_kinds();
    write_mappings();
    std::printf("} // namespace relais::wasm\n");
}
