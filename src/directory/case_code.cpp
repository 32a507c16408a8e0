#include "directory/case_code.h"

#include <cctype>

namespace relais::directory {
namespace {

/// Crockford's base 32: without I, L, O and U.
constexpr std::string_view k_symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int k_base = 32;
constexpr std::size_t k_random_symbols = 7;
constexpr int k_bits_a_symbol = 5;

int value_of(char symbol) {
    const auto at = k_symbols.find(symbol);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// Luhn's sum, modulo 32: every wrong symbol and nearly every swap of neighbours changes it.
char check_symbol(std::string_view symbols) {
    int sum = 0;
    int factor = 2;
    for (std::size_t i = symbols.size(); i-- > 0;) {
        const int addend = factor * value_of(symbols[i]);
        sum += addend / k_base + addend % k_base;
        factor = factor == 2 ? 1 : 2;
    }
    return k_symbols[static_cast<std::size_t>((k_base - sum % k_base) % k_base)];
}

std::string grouped(const std::string& symbols) {
    return symbols.substr(0, 3) + '-' + symbols.substr(3, 3) + '-' + symbols.substr(6);
}

char heard(char typed) {
    const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(typed)));
    return upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
}

} // namespace

std::string make_case_code(std::uint64_t random) {
    std::string symbols;
    for (std::size_t i = 0; i < k_random_symbols; ++i) {
        symbols += k_symbols[random % k_base];
        random >>= k_bits_a_symbol;
    }
    return grouped(symbols + check_symbol(symbols));
}

std::optional<std::string> read_case_code(std::string_view typed) {
    std::string symbols;
    for (const char one : typed) {
        if (one == ' ' || one == '-') {
            continue;
        }
        const char symbol = heard(one);
        if (value_of(symbol) < 0 || symbols.size() > k_random_symbols) {
            return std::nullopt;
        }
        symbols += symbol;
    }
    if (symbols.size() != k_random_symbols + 1 ||
        check_symbol(symbols.substr(0, k_random_symbols)) != symbols.back()) {
        return std::nullopt;
    }
    return grouped(symbols);
}

} // namespace relais::directory
