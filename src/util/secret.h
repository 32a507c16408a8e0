#pragma once
#include <string>
#include <string_view>

/// Secrets that are handed out (sessions, links, recovery codes) and their traces at rest.
namespace relais::util {

/// 256 random bits from the system, as 43 letters that may stand in an address or a cookie.
std::string random_secret();

/// SHA-256, lower-case hexadecimal. What is kept of a random secret: it cannot be turned back.
std::string sha256_of(std::string_view text);

/// Whether two texts are the same, in a time that depends on their lengths alone.
bool same_secret(std::string_view a, std::string_view b);

} // namespace relais::util
