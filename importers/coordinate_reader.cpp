#include "importers/coordinate_reader.h"

#include "importers/number_reader.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace relais::importers {
namespace {

constexpr std::size_t k_longest_coordinate = 120;

using Replacement = std::pair<std::string_view, std::string_view>;

/// Every sign that stands for degrees, minutes or seconds, and what else keyboards and word
/// processors put in.
constexpr auto k_signs = std::to_array<Replacement>({{"\xC2\xB0", "d"},     // °
                                                     {"\xC2\xBA", "d"},     // º
                                                     {"\xCB\x9A", "d"},     // ˚
                                                     {"\xE2\x81\xB0", "d"}, // ⁰
                                                     {"\xE2\x80\x99", "'"}, // ’
                                                     {"\xE2\x80\x98", "'"}, // ‘
                                                     {"\xE2\x80\xB2", "'"}, // ′
                                                     {"\xC2\xB4", "'"},     // ´
                                                     {"\xE2\x80\x9C", "\""},
                                                     {"\xE2\x80\x9D", "\""},
                                                     {"\xE2\x80\xB3", "\""}, // ″
                                                     {"''", "\""},
                                                     {"\xC2\xA0", " "},
                                                     {"\xE2\x80\xAF", " "},
                                                     {"\xE2\x88\x92", "-"},
                                                     {"\xE2\x80\x93", "-"}});

std::string normalised(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = std::ranges::find_if(k_signs, [&](const Replacement& replacement) {
            return text.compare(at, replacement.first.size(), replacement.first) == 0;
        });
        if (sign != k_signs.end()) {
            out += sign->second;
            at += sign->first.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

/// Words and letters that name an axis; `sign` is -1 for south and west.
struct AxisWord {
    std::string_view word;
    std::optional<Axis> axis;
    int sign = 1;
};

constexpr auto k_axis_words = std::to_array<AxisWord>({{"n", Axis::latitude, 1},
                                                       {"s", Axis::latitude, -1},
                                                       {"e", Axis::longitude, 1},
                                                       {"o", Axis::longitude, -1},
                                                       {"w", Axis::longitude, -1},
                                                       {"nord", Axis::latitude, 1},
                                                       {"north", Axis::latitude, 1},
                                                       {"sud", Axis::latitude, -1},
                                                       {"south", Axis::latitude, -1},
                                                       {"est", Axis::longitude, 1},
                                                       {"east", Axis::longitude, 1},
                                                       {"ouest", Axis::longitude, -1},
                                                       {"west", Axis::longitude, -1},
                                                       {"lat", Axis::latitude, 1},
                                                       {"latitude", Axis::latitude, 1},
                                                       {"lon", Axis::longitude, 1},
                                                       {"long", Axis::longitude, 1},
                                                       {"longitude", Axis::longitude, 1}});

/// Degree signs that are letters.
bool is_unit_word(std::string_view word) {
    return word == "d" || word == "deg" || word == "m" || word == "min" || word == "sec";
}

/// Numbers and what is said around them.
struct Pieces {
    std::vector<double> numbers;
    std::vector<char> marks; ///< after each number: d ' " or 0
    std::optional<Axis> axis;
    int sign = 1;
    bool negative = false;
};

/// One decimal mark at most: thousands are not parted in degrees.
std::optional<double> plain_number(std::string_view text) {
    const auto marks = std::ranges::count_if(text, [](char c) { return c == '.' || c == ','; });
    return marks <= 1 ? parse_number(text) : std::nullopt;
}

class AngleParser {
public:
    explicit AngleParser(std::string_view text)
        : m_text(text) {}

    std::optional<Pieces> run() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool ok = is_letter(c)                          ? take_word()
                            : is_digit(c) || c == '-' || c == '+' ? take_number()
                                                                  : take_mark(c);
            if (!ok) {
                return std::nullopt;
            }
        }
        return m_out;
    }

private:
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    bool take_word() {
        const auto start = m_at;
        while (m_at < m_text.size() && is_letter(m_text[m_at])) {
            ++m_at;
        }
        const auto word = util::fold(m_text.substr(start, m_at - start));
        if (is_unit_word(word)) {
            return mark(word.starts_with('d') ? 'd' : word.starts_with('m') ? '\'' : '"');
        }
        const auto* found = std::ranges::find(k_axis_words, word, &AxisWord::word);
        if (word == "s" && !m_out.marks.empty() && m_out.marks.back() == 0 &&
            m_out.numbers.size() == 3 && m_out.marks.front() == 'd') {
            return mark('"'); // "3d52m00s"
        }
        if (found == k_axis_words.end() || (m_out.axis && m_out.axis != found->axis)) {
            return false;
        }
        const bool names_number = word.starts_with("la") || word.starts_with("lo");
        if (!names_number && std::exchange(m_has_direction, true)) {
            return false; // "N 3.8 N" is the beginning of something else
        }
        m_out.axis = found->axis;
        m_out.sign *= found->sign;
        return true;
    }

    bool take_number() {
        const auto start = m_at;
        ++m_at;
        while (m_at < m_text.size() &&
               (is_digit(m_text[m_at]) || m_text[m_at] == '.' || m_text[m_at] == ',')) {
            ++m_at;
        }
        auto text = m_text.substr(start, m_at - start);
        const bool signed_number = text.starts_with('-');
        const auto value =
            plain_number(text.ends_with(',') ? text.substr(0, text.size() - 1) : text);
        if (!value || m_out.numbers.size() == 3 || (signed_number && !m_out.numbers.empty())) {
            return false;
        }
        m_out.negative = m_out.negative || signed_number;
        m_out.numbers.push_back(std::abs(*value));
        m_out.marks.push_back(0);
        return true;
    }

    bool take_mark(char c) {
        ++m_at;
        switch (c) {
        case '\'':
        case '"':
            return mark(c);
        case ' ':
        case '\t':
        case '\n':
        case '\r':
        case ':':
        case '=':
        case '.':
        case '(':
        case ')':
            return true;
        default:
            return false;
        }
    }

    /// Degrees, minutes and seconds come in this order, each once.
    bool mark(char sign) {
        constexpr std::string_view k_order = "d'\"";
        if (m_out.marks.empty() || m_out.marks.back() != 0 ||
            k_order.find(sign) + 1 != m_out.marks.size()) {
            return false;
        }
        m_out.marks.back() = sign;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_has_direction = false;
    Pieces m_out;
};

bool in_range(const Pieces& pieces, double degrees) {
    const bool sexagesimal = pieces.numbers.size() > 1 || pieces.marks.front() != 0;
    if (!sexagesimal && !pieces.axis) {
        return true;
    }
    return degrees <= (pieces.axis == Axis::latitude ? 90 : 180);
}

bool is_whole(double value) {
    return value == std::floor(value);
}

std::optional<Angle> angle_of(const Pieces& pieces) {
    const auto& numbers = pieces.numbers;
    if (numbers.empty()) {
        return std::nullopt;
    }
    if (numbers.size() > 1 && pieces.marks.front() != 'd' && !pieces.axis) {
        return std::nullopt; // two bare numbers are two things
    }
    double degrees = numbers[0];
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] >= 60 || !is_whole(numbers[i - 1])) {
            return std::nullopt;
        }
        degrees += numbers[i] / (i == 1 ? 60 : 3600);
    }
    if (!in_range(pieces, degrees)) {
        return std::nullopt;
    }
    const int sign = pieces.negative ? -1 : pieces.sign;
    return Angle{sign * degrees, pieces.axis};
}

std::optional<RawPoint> as_point(const Angle& first, const Angle& second) {
    if (first.axis && second.axis && first.axis == second.axis) {
        return std::nullopt;
    }
    const bool longitude_first = first.axis == Axis::longitude || second.axis == Axis::latitude;
    const auto& latitude = longitude_first ? second : first;
    const auto& longitude = longitude_first ? first : second;
    return RawPoint{latitude.degrees, longitude.degrees, first.axis || second.axis};
}

bool may_separate(std::string_view text, std::size_t at) {
    return std::string_view(" ,;/|\n\t-").find(text[at]) != std::string_view::npos;
}

} // namespace

std::optional<Angle> parse_angle(std::string_view text) {
    if (text.size() > k_longest_coordinate) {
        return std::nullopt;
    }
    const auto plain = normalised(text);
    const auto pieces = AngleParser(plain).run();
    return pieces ? angle_of(*pieces) : std::nullopt;
}

std::optional<RawPoint> parse_coordinates(std::string_view text) {
    if (text.size() > k_longest_coordinate) {
        return std::nullopt;
    }
    const auto plain = util::trim(normalised(text));
    for (std::size_t at = 1; at < plain.size(); ++at) {
        const bool gap = may_separate(plain, at);
        const bool after_letter =
            std::string_view("NSEOWnseow\"'").find(plain[at - 1]) != std::string_view::npos;
        if (!gap && !after_letter) {
            continue;
        }
        const bool dash = plain[at] == '-'; // may be the sign of the second number
        const auto first = parse_angle(std::string_view(plain).substr(0, at));
        const auto second =
            first ? parse_angle(std::string_view(plain).substr(gap && !dash ? at + 1 : at)) : first;
        if (first && second) {
            if (const auto point = as_point(*first, *second)) {
                return point;
            }
        }
    }
    return std::nullopt;
}

} // namespace relais::importers
