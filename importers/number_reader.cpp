#include "importers/number_reader.h"

#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace relais::importers {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Spaces out of the number: plain, non-breaking and narrow ones between thousands.
std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
        } else if (text.compare(at, 2, "\xC2\xA0") == 0) {
            at += 2;
        } else if (text.compare(at, 3, "\xE2\x80\xAF") == 0 ||
                   text.compare(at, 3, "\xE2\x80\x89") == 0) {
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
}

/// "1.500,5" → "1500.5": of two kinds of mark the last is the decimal one; a mark that repeats
/// parts thousands.
std::string with_decimal_point(std::string text) {
    const auto comma = text.rfind(',');
    const auto point = text.rfind('.');
    const bool both = comma != text.npos && point != text.npos;
    const char decimal = both ? (comma > point ? ',' : '.') : comma != text.npos ? ',' : '.';
    const bool repeats = std::ranges::count(text, decimal) > 1;
    std::string out;
    for (const char c : text) {
        if (c == decimal && !repeats) {
            out += '.';
        } else if (c != ',' && c != '.') {
            out += c;
        }
    }
    return out;
}

} // namespace

std::optional<double> parse_number(std::string_view text) {
    auto plain = with_decimal_point(without_spaces(util::trim(text)));
    if (plain.starts_with("\xE2\x88\x92")) { // minus sign
        plain = "-" + plain.substr(3);
    }
    const auto start = plain.starts_with('+') ? 1U : 0U;
    double value = 0;
    const auto* last = plain.data() + plain.size();
    const auto [end, error] =
        std::from_chars(plain.data() + start, last, value, std::chars_format::fixed);
    const bool whole = error == std::errc() && end == last && std::isfinite(value);
    return whole && std::ranges::any_of(plain, is_digit) ? std::optional(value) : std::nullopt;
}

std::optional<int> read_count(std::string_view cell,
                              int most,
                              std::initializer_list<std::string_view> units,
                              Remarks& remarks) {
    const auto text = util::trim(cell);
    const auto past = text.find_first_not_of("0123456789., \xC2\xA0");
    const auto value = parse_number(text.substr(0, past));
    const auto words = util::folded_words(past == text.npos ? "" : text.substr(past));
    const bool known_unit = std::ranges::all_of(words, [&units](const std::string& word) {
        return std::ranges::find(units, word) != units.end();
    });
    if (!value || !known_unit || *value != std::floor(*value) || *value < 0 || *value > most) {
        warn(remarks, "finding.bad_count", {{"word", text}, {"max", std::to_string(most)}});
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

} // namespace relais::importers
