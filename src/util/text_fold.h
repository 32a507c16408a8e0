#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relais::util {

/// Folds text for comparison: NFKD, no accents, lower case, every run of punctuation, space,
/// apostrophe or line break as one space, trimmed. "N'Gaoundéré " and "n gaoundere" fold alike.
/// Ligatures open (œ → oe). Invalid UTF-8 bytes become spaces; never throws.
std::string fold(std::string_view text);

/// Words of the folded text.
std::vector<std::string> folded_words(std::string_view text);

/// `fold` without the spaces: "N'Gaoundéré" and "Ngaoundere" are equal by it.
std::string squeeze(std::string_view text);

/// True when every byte sequence is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// Text without leading and trailing white space (non-breaking and zero-width spaces included).
std::string trim(std::string_view text);

/// Parts between any of the separators, trimmed, empty ones left out.
std::vector<std::string> split_list(std::string_view text, std::string_view separators);

/// Smallest number of single-character insertions, deletions, replacements and swaps of neighbours
/// (optimal string alignment) between two folded texts; stops counting above `limit` and then
/// answers limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// Lower-case ASCII words joined by '-', for the readable end of an address: "Hôpital Régional de
/// Maroua" → "hopital-regional-de-maroua".
std::string slug(std::string_view text);

} // namespace relais::util
