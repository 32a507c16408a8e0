#pragma once
#include <string>
#include <string_view>

/// Passwords at rest: Argon2id (RFC 9106) by libsodium, 64 MiB and two passes, some tenths of a
/// second.
namespace relais::util {

/// Salted hash with its costs, as text. At most a few are made at once in a process: others wait,
/// so that a burst of log-ins cannot take all memory.
std::string hash_password(std::string_view password);

/// Whether the password is the one of the hash. An empty hash stands for an account that does not
/// exist: it takes as long and answers no.
bool is_password(std::string_view password, const std::string& hash);

} // namespace relais::util
