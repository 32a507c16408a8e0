#pragma once
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

/// std::to_chars of a double, which libc++ 13 lacks: the fewest digits that read back as the very same number, written
/// plainly or with an exponent, whichever is shorter. tests/wasm hold it to the server's answers.
namespace std { // NOLINT: it stands in for the library

inline string missing_shortest_digits(double number, int& exponent) {
    char text[40];
    for (int precision = 0; precision <= 16; ++precision) {
        snprintf(text, sizeof text, "%.*e", precision, number);
        if (strtod(text, nullptr) == number) {
            break;
        }
    }
    const string written(text);
    const auto e = written.find('e');
    exponent = atoi(written.c_str() + e + 1);
    string digits;
    for (const char c : written.substr(0, e)) {
        digits += c >= '0' && c <= '9' ? string(1, c) : string();
    }
    return digits;
}

inline string missing_plain(string digits, int exponent) {
    const int count = static_cast<int>(digits.size());
    if (exponent < 0) {
        return "0." + string(static_cast<size_t>(-exponent - 1), '0') + digits;
    }
    if (exponent + 1 >= count) {
        return digits + string(static_cast<size_t>(exponent + 1 - count), '0');
    }
    return digits.insert(static_cast<size_t>(exponent + 1), 1, '.');
}

inline string missing_scientific(string digits, int exponent) {
    if (digits.size() > 1) {
        digits.insert(1, 1, '.');
    }
    char text[16];
    snprintf(text, sizeof text, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    return digits + text;
}

inline to_chars_result to_chars(char* first, char* last, double number) {
    int exponent = 0;
    const auto digits = missing_shortest_digits(number < 0 ? -number : number, exponent);
    const auto plain = missing_plain(digits, exponent);
    const auto scientific = missing_scientific(digits, exponent);
    const auto text = (__builtin_signbit(number) ? "-" : "") + (plain.size() <= scientific.size() ? plain : scientific);
    if (static_cast<size_t>(last - first) < text.size()) {
        return {last, errc::value_too_large};
    }
    memcpy(first, text.data(), text.size());
    return {first + text.size(), errc()};
}

} // namespace std
