#include "util/signing.h"

#include "util/errors.h"

#include <sodium.h>

#include <array>
#include <optional>

namespace relais::util {
namespace {

using Secret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using Open = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using Signature = std::array<unsigned char, crypto_sign_BYTES>;

template <class Bytes>
std::string hex_of(const Bytes& bytes) {
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

template <class Bytes>
std::optional<Bytes> from_hex(const std::string& hex) {
    Bytes bytes{};
    std::size_t length = 0;
    const bool read = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) == 0;
    return read && length == bytes.size() ? std::optional(bytes) : std::nullopt;
}

Secret secret_from(const std::string& hex) {
    const auto secret = from_hex<Secret>(hex);
    if (!secret) {
        throw InvalidInput("--key", {"signing.bad_key", {}});
    }
    return *secret;
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

KeyPair make_key_pair() {
    if (sodium_init() < 0) {
        throw Unavailable({"signing.no_random", {}});
    }
    Open open{};
    Secret secret{};
    crypto_sign_keypair(open.data(), secret.data());
    return {hex_of(secret), hex_of(open)};
}

std::string sign(std::string_view text, const std::string& secret) {
    const auto key = secret_from(secret);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes_of(text), text.size(), key.data());
    return hex_of(signature);
}

std::string open_half(const std::string& secret) {
    const auto key = secret_from(secret);
    Open open{};
    crypto_sign_ed25519_sk_to_pk(open.data(), key.data());
    return hex_of(open);
}

bool is_signed_by(std::string_view text, const std::string& signature, const std::string& open) {
    const auto key = from_hex<Open>(open);
    const auto mark = from_hex<Signature>(signature);
    return key && mark && crypto_sign_verify_detached(mark->data(), bytes_of(text), text.size(), key->data()) == 0;
}

} // namespace relais::util
