#include "present/content_lines.h"

namespace relais::present {

std::string ContentLines::escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ',' || c == ';') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out;
}

ContentLines& ContentLines::add(std::string_view name, std::string_view value) {
    constexpr std::size_t k_longest = 75;
    const auto line = std::string(name) + ":" + std::string(value);
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t length = 1; // of the character
        while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        if (width + length > k_longest) {
            m_lines += "\r\n ";
            width = 1;
        }
        m_lines.append(line, i, length);
        width += length;
        i += length;
    }
    m_lines += "\r\n";
    return *this;
}

ContentLines& ContentLines::add_text(std::string_view name, std::string_view text) {
    return text.empty() ? *this : add(name, escaped(text));
}

} // namespace relais::present
