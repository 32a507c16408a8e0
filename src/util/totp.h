#pragma once
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// One-time codes of authenticator programs (RFC 6238, HMAC-SHA-1, steps of 30 s, six digits: what
/// all of them speak).
namespace relais::util {

/// 160 random bits in base32 (RFC 4648, without padding): what the program is told once.
std::string random_totp_secret();
/// The bytes of a base32 text, spaces and case disregarded; nothing for any other text.
std::optional<std::string> from_base32(std::string_view text);
std::string to_base32(std::string_view bytes);

/// HMAC-SHA-1 truncated to `digits` decimals (RFC 4226).
std::string hotp(std::string_view key, std::uint64_t counter, int digits = 6);

std::int64_t totp_step(Instant now);
/// The step, of the one at `now` and its two neighbours, whose code this is, if it is later than
/// `last_used`: a code that was looked at over a shoulder opens nothing. `secret` in base32.
std::optional<std::int64_t>
accepted_step(std::string_view secret, std::string_view code, Instant now, std::int64_t last_used);

/// "otpauth://totp/…": opens the authenticator program on a phone.
std::string totp_address(std::string_view secret, const std::string& account);

} // namespace relais::util
