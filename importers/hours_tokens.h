#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

/// Opening hours in words, cut into tokens; see hours_words.h for what is made of them.
namespace relais::importers::hours {

enum class Kind {
    day,
    days,
    holiday,
    number,
    hour_mark,
    dash,
    list,
    rule_end,
    colon,
    slash,
    closed,
    am,
    pm,
    filler
};

struct Token {
    Kind kind = Kind::filler;
    int value = 0; ///< day 0–6, mask of days, number
    std::size_t digits = 0;
};

inline constexpr int k_every_day = 0x7F;

/// The tokens of a text, French or English, lower-cased and without accents; nothing if it holds a
/// word that says nothing of days or hours.
std::optional<std::vector<Token>> tokens_of(std::string_view text);

} // namespace relais::importers::hours
