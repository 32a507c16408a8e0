#include "util/sealing.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace relais::util {
namespace {

using Key = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
constexpr std::size_t k_nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t k_tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

bool read_key(std::string_view hex, Key& key) {
    std::size_t length = 0;
    return sodium_init() >= 0 && hex.size() == 2 * key.size() &&
           sodium_hex2bin(
               key.data(), key.size(), hex.data(), hex.size(), nullptr, &length, nullptr) == 0 &&
           length == key.size();
}

Key key_of(std::string_view hex) {
    Key key{};
    if (!read_key(hex, key)) {
        throw std::runtime_error("not a sealing key");
    }
    return key;
}

} // namespace

std::string make_sealing_key() {
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium finds no source of random numbers");
    }
    Key key{};
    crypto_aead_xchacha20poly1305_ietf_keygen(key.data());
    std::string hex(2 * key.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
    sodium_memzero(key.data(), key.size());
    hex.pop_back(); // the closing zero
    return hex;
}

bool is_sealing_key(std::string_view hex) {
    Key key{};
    return read_key(hex, key);
}

std::string seal(std::string_view key_hex, std::string_view text, std::string_view context) {
    auto key = key_of(key_hex);
    std::string sealed(k_nonce + text.size() + k_tag, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, k_nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + k_nonce,
                                               nullptr,
                                               bytes(text),
                                               text.size(),
                                               bytes(context),
                                               context.size(),
                                               nullptr,
                                               out,
                                               key.data());
    sodium_memzero(key.data(), key.size());
    return sealed;
}

std::optional<std::string>
unseal(std::string_view key_hex, std::string_view sealed, std::string_view context) {
    if (sealed.size() < k_nonce + k_tag) {
        return std::nullopt;
    }
    auto key = key_of(key_hex);
    std::string text(sealed.size() - k_nonce - k_tag, '\0');
    const int wrong =
        crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()),
                                                   nullptr,
                                                   nullptr,
                                                   bytes(sealed) + k_nonce,
                                                   sealed.size() - k_nonce,
                                                   bytes(context),
                                                   context.size(),
                                                   bytes(sealed),
                                                   key.data());
    sodium_memzero(key.data(), key.size());
    return wrong == 0 ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace relais::util
