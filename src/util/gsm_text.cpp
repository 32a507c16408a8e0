#include "util/gsm_text.h"

#include <array>
#include <utility>

namespace relais::util {
namespace {

/// What one letter each of a message holds, beyond ASCII.
constexpr std::string_view k_alphabet = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
constexpr std::string_view k_extension = "^{}\\[~]|"; // and "€", after an escape
constexpr std::string_view k_missing = "`";           // of ASCII, beside what cannot be seen

/// Letters of French and of languages of Cameroon, and the signs of print, by their likeness.
constexpr auto k_likeness = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"â", "a"},   {"Â", "A"},      {"À", "A"},      {"á", "a"}, {"ã", "a"},  {"ç", "c"},
     {"ê", "e"},   {"Ê", "E"},      {"ë", "e"},      {"È", "E"}, {"Ë", "E"},  {"î", "i"},
     {"Î", "I"},   {"ï", "i"},      {"Ï", "I"},      {"í", "i"}, {"ô", "o"},  {"Ô", "O"},
     {"ó", "o"},   {"õ", "o"},      {"û", "u"},      {"Û", "U"}, {"Ù", "U"},  {"ú", "u"},
     {"ÿ", "y"},   {"œ", "oe"},     {"Œ", "OE"},     {"ɓ", "b"}, {"Ɓ", "B"},  {"ɗ", "d"},
     {"Ɗ", "D"},   {"ŋ", "n"},      {"Ŋ", "N"},      {"ƴ", "y"}, {"ɛ", "e"},  {"ɔ", "o"},
     {"ə", "e"},   {"’", "'"},      {"‘", "'"},      {"`", "'"}, {"“", "\""}, {"”", "\""},
     {"«", "\""},  {"»", "\""},     {"–", "-"},      {"—", "-"}, {"‑", "-"},  {"·", "-"},
     {"…", "..."}, {"\u00A0", " "}, {"\u202F", " "}, {"\t", " "}});

std::size_t length_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

bool is_in_alphabet(std::string_view letter) {
    if (letter.size() > 1) {
        return letter == "€" || k_alphabet.find(letter) != std::string_view::npos;
    }
    const auto byte = static_cast<unsigned char>(letter.front());
    return letter == "\n" ||
           (byte >= 0x20 && byte < 0x7F && k_missing.find(letter) == std::string_view::npos);
}

std::string_view likeness_of(std::string_view letter) {
    for (const auto& [from, to] : k_likeness) {
        if (from == letter) {
            return to;
        }
    }
    return "?";
}

template <class Each>
void for_each_letter(std::string_view text, const Each& each) {
    while (!text.empty()) {
        const auto letter = text.substr(0, length_of(static_cast<unsigned char>(text.front())));
        each(letter);
        text.remove_prefix(letter.size());
    }
}

} // namespace

std::string to_gsm(std::string_view text) {
    std::string out;
    for_each_letter(text, [&](std::string_view letter) {
        out += is_in_alphabet(letter) ? letter : likeness_of(letter);
    });
    return out;
}

std::size_t gsm_length(std::string_view text) {
    std::size_t length = 0;
    for_each_letter(text, [&](std::string_view letter) {
        length += letter == "€" || k_extension.find(letter) != std::string_view::npos ? 2 : 1;
    });
    return length;
}

} // namespace relais::util
