#include "util/cell_guard.h"

namespace relais::util {
namespace {

/// Apostrophes, any number, then a character that makes a formula; the number of apostrophes, or npos.
std::size_t apostrophes_before_formula(std::string_view text) {
    const auto first = text.find_first_not_of('\'');
    constexpr std::string_view k_formula = "=+-@\t\r\n";
    return first != text.npos && k_formula.find(text[first]) != text.npos ? first : text.npos;
}

} // namespace

std::string guarded_cell(std::string_view text) {
    const bool is_risky = apostrophes_before_formula(text) != text.npos;
    return (is_risky ? "'" : "") + std::string(text);
}

std::string unguarded_cell(std::string_view text) {
    const auto apostrophes = apostrophes_before_formula(text);
    const bool is_guarded = apostrophes != text.npos && apostrophes > 0;
    return std::string(is_guarded ? text.substr(1) : text);
}

} // namespace relais::util
