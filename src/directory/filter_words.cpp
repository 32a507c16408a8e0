#include "directory/filter_words.h"

#include "util/errors.h"

#include <charconv>

namespace relais::directory {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : m_text(text) {}

    std::vector<FilterWord> cut() {
        std::vector<FilterWord> words;
        while (skip_space()) {
            words.push_back(next());
        }
        FilterWord end;
        end.at = m_text.size();
        words.push_back(end);
        return words;
    }

private:
    bool skip_space() {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) {
            ++m_at;
        }
        return m_at < m_text.size();
    }

    FilterWord next() {
        const char c = m_text[m_at];
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        if (begins_name(c)) {
            return name();
        }
        const bool signed_number = (c == '-' || c == '+' || c == '.') && m_at + 1 < m_text.size() &&
                                   (is_digit(m_text[m_at + 1]) || m_text[m_at + 1] == '.');
        return is_digit(c) || signed_number ? number() : sign();
    }

    FilterWord quoted(char quote) {
        FilterWord word{quote == '"' ? FilterWord::Kind::name : FilterWord::Kind::text, "", 0, m_at};
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == quote) {
                const bool doubled = m_at + 1 < m_text.size() && m_text[m_at + 1] == quote;
                if (!doubled) {
                    ++m_at;
                    return word;
                }
                ++m_at;
            }
            word.text += m_text[m_at];
        }
        refuse_filter(word, "quote");
    }

    FilterWord name() {
        FilterWord word{FilterWord::Kind::name, "", 0, m_at};
        while (m_at < m_text.size() && (begins_name(m_text[m_at]) || is_digit(m_text[m_at]) || m_text[m_at] == '.')) {
            word.text += m_text[m_at++];
        }
        return word;
    }

    FilterWord number() {
        FilterWord word{FilterWord::Kind::number, "", 0, m_at};
        const auto* begin = m_text.data() + m_at + (m_text[m_at] == '+' ? 1 : 0);
        const auto* end = m_text.data() + m_text.size();
        const auto read = std::from_chars(begin, end, word.number);
        if (read.ec != std::errc()) {
            refuse_filter(word, "number");
        }
        m_at = static_cast<std::size_t>(read.ptr - m_text.data());
        return word;
    }

    FilterWord sign() {
        const auto two = m_text.substr(m_at, 2);
        const bool is_two = two == "<=" || two == ">=" || two == "<>";
        FilterWord word{FilterWord::Kind::sign, std::string(m_text.substr(m_at, is_two ? 2 : 1)), 0, m_at};
        if (!is_two && std::string_view("=<>(),").find(word.text[0]) == std::string_view::npos) {
            refuse_filter(word, "sign");
        }
        m_at += word.text.size();
        return word;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::vector<FilterWord> filter_words(std::string_view text) {
    return Cutter(text).cut();
}

void refuse_filter(const FilterWord& word, const char* expected) {
    throw util::InvalidInput("filter", {std::string("filter.") + "expected_" + expected,
                                        {{"at", std::to_string(word.at + 1)}, {"word", word.text.substr(0, 40)}}});
}

} // namespace relais::directory
