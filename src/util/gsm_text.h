#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Text messages in the alphabet of GSM 03.38: 160 of its letters are one message; a single letter
/// outside of it would leave room for 70.
namespace relais::util {

inline constexpr std::size_t k_one_message = 160;

/// The text with every letter in the alphabet: "ê" becomes "e", "’" becomes "'", what has no
/// likeness becomes "?".
std::string to_gsm(std::string_view text);

/// How much of a message it fills: one for each letter, two for those of the extension ("€", "[",
/// "~"). Of what `to_gsm` answers.
std::size_t gsm_length(std::string_view text);

} // namespace relais::util
