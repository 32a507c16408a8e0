#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace relais::util {
namespace {

struct Free {
    void operator()(utf8proc_uint8_t* text) const {
        std::free(text);
    } // utf8proc allocates with malloc
};

bool is_word(utf8proc_int32_t codepoint) {
    switch (utf8proc_category(codepoint)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false; // modifier letters too: ʼ and ’ are both written for the same name
    }
}

bool is_space(utf8proc_int32_t codepoint) {
    return codepoint <= ' ' || codepoint == 0xA0 || codepoint == 0x200B || codepoint == 0xFEFF ||
           utf8proc_category(codepoint) == UTF8PROC_CATEGORY_ZS;
}

/// Next code point at `at`, which moves past it; -1 and one byte for what is not UTF-8.
utf8proc_int32_t next(std::string_view text, std::size_t& at) {
    utf8proc_int32_t codepoint = -1;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at),
                         &codepoint);
    at += length > 0 ? static_cast<std::size_t>(length) : 1;
    return length > 0 ? codepoint : -1;
}

void append(std::string& text, utf8proc_int32_t codepoint) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(codepoint, bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::string only_utf8(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const auto codepoint = next(text, at);
        append(clean, codepoint < 0 ? ' ' : codepoint);
    }
    return clean;
}

std::string decomposed(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                       UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()),
                                     &mapped,
                                     options);
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
    return length < 0 ? std::string()
                      : std::string(reinterpret_cast<const char*>(mapped),
                                    static_cast<std::size_t>(length));
}

/// What decomposition leaves whole and Cameroonian spelling writes both ways.
std::string folded_letter(utf8proc_int32_t codepoint) {
    switch (codepoint) {
    case 0x153: // œ
        return "oe";
    case 0xE6: // æ
        return "ae";
    case 0xF8: // ø
    case 0x254: // ɔ
        return "o";
    case 0x14B: // ŋ
        return "ng";
    case 0x253: // ɓ
        return "b";
    case 0x257: // ɗ
        return "d";
    case 0x25B: // ɛ
        return "e";
    default:
        break;
    }
    std::string letter;
    append(letter, codepoint);
    return letter;
}

/// Folded text as it grows: a gap becomes a space only between words.
class Folded {
public:
    void add_gap() { m_gap = true; }
    void add(std::string_view letters) {
        close_gap();
        m_text += letters;
    }
    void add(char letter) {
        close_gap();
        m_text += letter;
    }
    std::string take() { return std::move(m_text); }

private:
    void close_gap() {
        if (m_gap && !m_text.empty()) {
            m_text += ' ';
        }
        m_gap = false;
    }
    std::string m_text;
    bool m_gap = false;
};

/// By the whole of Unicode's rules: any text.
std::string fold_any(std::string_view text) {
    const auto plain = decomposed(only_utf8(text));
    Folded out;
    for (std::size_t at = 0; at < plain.size();) {
        const auto codepoint = next(plain, at);
        if (is_word(codepoint)) {
            out.add(folded_letter(codepoint));
        } else {
            out.add_gap();
        }
    }
    return out.take();
}

/// What each character of a block becomes by fold_any, " " for a gap: none of them depends on its neighbours there.
template <std::size_t size>
class Block {
public:
    explicit Block(utf8proc_int32_t first) : m_first(first) {
        for (std::size_t i = 0; i < size; ++i) {
            std::string between = "a";
            append(between, first + static_cast<utf8proc_int32_t>(i));
            const auto folded = fold_any(between + "a");
            m_letters[i] = folded.substr(1, folded.size() - 2);
        }
    }
    [[nodiscard]] const std::string* find(utf8proc_int32_t codepoint) const {
        const auto i = static_cast<std::size_t>(codepoint - m_first);
        return codepoint >= m_first && i < size ? &m_letters[i] : nullptr;
    }

private:
    utf8proc_int32_t m_first;
    std::array<std::string, size> m_letters;
};

/// The characters French, English and most names here are written with; null for others.
const std::string* common_letter(utf8proc_int32_t codepoint) {
    static const Block<0x180> k_latin(0);
    static const Block<0x40> k_punctuation(0x2000);
    const auto* letters = k_latin.find(codepoint);
    return letters != nullptr ? letters : k_punctuation.find(codepoint);
}

void add_letters(Folded& out, const std::string& letters) {
    for (const char letter : letters) {
        if (letter == ' ') {
            out.add_gap();
        } else {
            out.add(letter);
        }
    }
}

} // namespace

std::string fold(std::string_view text) {
    Folded out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto* letters = common_letter(byte < 0x80 ? text[at++] : next(text, at));
        if (letters == nullptr) {
            return fold_any(text);
        }
        add_letters(out, *letters);
    }
    return out.take();
}

std::vector<std::string> folded_words(std::string_view text) {
    const auto folded = fold(text); // one space between words, none around them
    std::vector<std::string> words;
    for (std::size_t start = 0; start < folded.size();) {
        const auto end = std::min(folded.find(' ', start), folded.size());
        words.push_back(folded.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

std::string squeeze(std::string_view text) {
    auto folded = fold(text);
    std::erase(folded, ' ');
    return folded;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (next(text, at) < 0) {
            return false;
        }
    }
    return true;
}

std::string trim(std::string_view text) {
    std::size_t first = std::string_view::npos;
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = at;
        const auto codepoint = next(text, at);
        if (codepoint >= 0 && is_space(codepoint)) {
            continue;
        }
        first = std::min(first, start);
        last = at;
    }
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, last - first));
}

std::vector<std::string> split_list(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto end = std::min(text.find_first_of(separators, start), text.size());
        auto part = trim(text.substr(start, end - start));
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
        start = end + 1;
    }
    return parts;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
    const auto rows = static_cast<int>(a.size());
    const auto columns = static_cast<int>(b.size());
    if (std::abs(rows - columns) > limit) {
        return limit + 1;
    }
    std::vector<int> before(columns + 1);
    std::vector<int> above(columns + 1);
    std::vector<int> row(columns + 1);
    for (int j = 0; j <= columns; ++j) {
        above[j] = j;
    }
    for (int i = 1; i <= rows; ++i) {
        row[0] = i;
        int best = i;
        for (int j = 1; j <= columns; ++j) {
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            best = std::min(best, row[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
        before.swap(above);
        above.swap(row);
    }
    return std::min(above[columns], limit + 1);
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : fold(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') {
        out.pop_back();
    }
    return out;
}

} // namespace relais::util
