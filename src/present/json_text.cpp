#include "present/json_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace relais::present {
namespace {

/// How many bytes from `at` on are one well-formed character of UTF-8 that JSON writes as it is; 0
/// for none.
std::size_t plain_character(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto first = byte(0);
    if (first < 0x80) {
        return first >= 0x20 && first != '"' && first != '\\' && first != 0x7F ? 1 : 0;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE1 &&
        first <=
            0xEC) { // the rare rest (surrogates, beyond the first plane) is left to the library
        return continues(1) && continues(2) ? 3 : 0;
    }
    return 0;
}

bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto length = plain_character(text, at);
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

} // namespace

JsonText& JsonText::add(std::string_view text) {
    if (!is_plain(text)) {
        return literal(
            nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    separate();
    m_text += '"';
    m_text += text;
    m_text += '"';
    m_needs_comma = true;
    return *this;
}

JsonText& JsonText::add(double number) {
    if (!std::isfinite(number)) {
        return null();
    }
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
    literal(written);
    if (written.find_first_of(".e") == std::string_view::npos) {
        m_text += ".0"; // a reader that tells kinds of numbers apart sees the same kind each time
    }
    return *this;
}

JsonText& JsonText::add(const std::vector<std::string>& texts) {
    begin_list();
    for (const auto& text : texts) {
        add(text);
    }
    return end_list();
}

std::string as_json(std::string_view text) {
    JsonText json;
    return json.add(text).take();
}

} // namespace relais::present
