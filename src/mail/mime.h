#pragma once
#include "mail/letter.h"
#include "util/clock.h"

#include <string>
#include <string_view>

namespace relais::mail {

/// The letter as RFC 5322 with a text of UTF-8 in base64, lines ended by CR LF. `from` is a bare
/// address; line ends in any header become blanks, so that no text adds a header.
std::string mime_of(const Letter& letter, const std::string& from, util::Instant now);

/// A header's text: as it is when plain ASCII, else RFC 2047 encoded words, folded, never parted
/// within a character.
std::string encoded_header(std::string_view text);

} // namespace relais::mail
