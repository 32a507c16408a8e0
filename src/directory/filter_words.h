#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relais::directory {

/// A word of a CQL2 text.
struct FilterWord {
    enum class Kind { name, text, number, sign, end };
    Kind kind = Kind::end;
    std::string text;  ///< a name as written, a text without its quotes, a sign
    double number = 0; ///< of a number
    std::size_t at = 0; ///< byte in the filter, from 0
};

/// Cuts a filter into words, an `end` last. Names may be in double quotes; '' in a text is an apostrophe. Throws
/// util::InvalidInput (field "filter") for a quote that never closes, a number that is none and a sign nobody knows.
std::vector<FilterWord> filter_words(std::string_view text);

/// Throws util::InvalidInput: what was expected at a word.
[[noreturn]] void refuse_filter(const FilterWord& word, const char* expected);

} // namespace relais::directory
