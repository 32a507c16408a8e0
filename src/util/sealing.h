#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Text at rest that only who holds the key can read: XChaCha20-Poly1305 (libsodium), a new nonce
/// each time.
namespace relais::util {

/// 256 random bits as 64 hexadecimal digits.
std::string make_sealing_key();
bool is_sealing_key(std::string_view hex);

/// `context` ("referral 12") is bound to the text: sealed under another it does not open. Throws
/// std::runtime_error for a key that is none.
std::string seal(std::string_view key_hex, std::string_view text, std::string_view context);
/// Nothing for another key, another context or bytes that were changed.
std::optional<std::string>
unseal(std::string_view key_hex, std::string_view sealed, std::string_view context);

} // namespace relais::util
