#include "util/totp.h"

#include "util/secret.h"

#include <sodium.h>

#include <array>
#include <cctype>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace relais::util {
namespace {

constexpr std::string_view k_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t k_step_seconds = 30;

std::string hmac_sha1(std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (HMAC(EVP_sha1(),
             key.data(),
             static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(text.data()),
             text.size(),
             digest.data(),
             &size) == nullptr) {
        throw std::runtime_error("libcrypto has no SHA-1");
    }
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string percent_escaped(const std::string& text) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && std::isalnum(byte) != 0) {
            out += c;
        } else {
            out += {'%', k_digits[byte >> 4U], k_digits[byte & 15U]};
        }
    }
    return out;
}

} // namespace

std::string to_base32(std::string_view bytes) {
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (count += 8; count >= 5; count -= 5) {
            out += k_letters[(bits >> static_cast<unsigned>(count - 5)) & 31U];
        }
        bits &= 0xFFU;
    }
    if (count > 0) {
        out += k_letters[(bits << static_cast<unsigned>(5 - count)) & 31U];
    }
    return out;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == ' ') {
            continue;
        }
        const auto value =
            k_letters.find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        bits = ((bits << 5U) | static_cast<unsigned>(value)) & 0xFFFFU;
        count += 5;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
        }
    }
    return out;
}

std::string random_totp_secret() {
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium finds no source of random numbers");
    }
    std::string bytes(20, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return to_base32(bytes);
}

std::string hotp(std::string_view key, std::uint64_t counter, int digits) {
    std::string text(8, '\0');
    for (int i = 7; i >= 0; --i, counter >>= 8U) {
        text[static_cast<std::size_t>(i)] = static_cast<char>(counter & 0xFFU);
    }
    const auto digest = hmac_sha1(key, text);
    const auto at = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(digest[i]));
    };
    const auto offset = at(19) & 15U;
    const auto number = ((at(offset) & 0x7FU) << 24U) | (at(offset + 1) << 16U) |
                        (at(offset + 2) << 8U) | at(offset + 3);
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) {
        modulus *= 10;
    }
    auto code = std::to_string(number % modulus);
    return std::string(static_cast<std::size_t>(digits) - code.size(), '0') + code;
}

std::int64_t totp_step(Instant now) {
    return now.time_since_epoch().count() / k_step_seconds;
}

std::optional<std::int64_t>
accepted_step(std::string_view secret, std::string_view code, Instant now, std::int64_t last_used) {
    const auto key = from_base32(secret);
    std::optional<std::int64_t> accepted;
    for (const std::int64_t apart : {-1, 0, 1}) {
        const auto step = totp_step(now) + apart;
        const bool fits = key && same_secret(hotp(*key, static_cast<std::uint64_t>(step)), code);
        accepted = fits && step > last_used ? std::optional(step) : accepted;
    }
    return accepted;
}

std::string totp_address(std::string_view secret, const std::string& account) {
    return "otpauth://totp/Relais:" + percent_escaped(account) + "?secret=" + std::string(secret) +
           "&issuer=Relais";
}

} // namespace relais::util
