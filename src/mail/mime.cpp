#include "mail/mime.h"

#include "util/base64.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace relais::mail {
namespace {

/// What one encoded word may hold so that it stays under 75 characters.
constexpr std::size_t k_bytes_a_word = 42;
constexpr std::size_t k_line = 76;

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return line;
}

bool is_inside_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// "Thu, 26 Nov 2026 10:00:00 +0000"
std::string date_of(util::Instant now) {
    constexpr std::array k_days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array k_months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(now - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%s, %u %s %d %02d:%02d:%02d +0000",
                  k_days[std::chrono::weekday(day).c_encoding()],
                  static_cast<unsigned>(date.day()),
                  k_months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::string folded_base64(std::string_view text) {
    const auto all = util::base64_of(text);
    std::string lines;
    for (std::size_t at = 0; at < all.size(); at += k_line) {
        lines += all.substr(at, k_line) + "\r\n";
    }
    return lines;
}

} // namespace

std::string encoded_header(std::string_view text) {
    const auto line = one_line(text);
    if (std::ranges::all_of(line, [](unsigned char c) { return c < 0x80; })) {
        return line;
    }
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        auto end = std::min(at + k_bytes_a_word, line.size());
        while (end < line.size() && is_inside_character(line[end])) {
            --end;
        }
        words += words.empty() ? "" : "\r\n ";
        words += "=?UTF-8?B?" + util::base64_of(std::string_view(line).substr(at, end - at)) + "?=";
        at = end;
    }
    return words;
}

std::string mime_of(const Letter& letter, const std::string& from, util::Instant now) {
    const auto sender = one_line(from);
    const auto host = sender.substr(sender.find('@') + 1);
    return "From: Relais <" + sender + ">\r\nTo: <" + one_line(letter.to) +
           ">\r\nSubject: " + encoded_header(letter.subject) + "\r\nDate: " + date_of(now) +
           "\r\nMessage-ID: <relais-" + std::to_string(letter.id) + "@" + host +
           ">\r\nContent-Language: " + one_line(letter.lang) +
           "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           folded_base64(letter.text);
}

} // namespace relais::mail
