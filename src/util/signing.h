#pragma once
#include <string>
#include <string_view>

/// Signatures by Ed25519 (RFC 8032). Keys and signatures are lower-case hexadecimal.
namespace relais::util {

struct KeyPair {
    std::string secret; ///< 64 bytes
    std::string open;   ///< the public half, 32 bytes: what a reader checks with
};

/// A new pair from the system's random numbers. Throws util::Unavailable when these do not work.
KeyPair make_key_pair();

/// Throws util::InvalidInput ("signing.bad_key") for a text that is no secret key.
std::string sign(std::string_view text, const std::string& secret);
/// The public half of a secret key. Same errors.
std::string open_half(const std::string& secret);

/// Whether the signature of this very text was made with the other half of `open`; false for what is no key or no
/// signature.
bool is_signed_by(std::string_view text, const std::string& signature, const std::string& open);

} // namespace relais::util
