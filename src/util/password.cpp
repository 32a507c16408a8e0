#include "util/password.h"

#include <sodium.h>

#include <array>
#include <new>
#include <semaphore>

namespace relais::util {
namespace {

constexpr int k_at_once = 4; // 256 MiB
std::counting_semaphore<k_at_once> g_turns(k_at_once);

struct Turn {
    Turn() { g_turns.acquire(); }
    ~Turn() { g_turns.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

std::string hashed(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 || crypto_pwhash_str_alg(text.data(),
                                                   password.data(),
                                                   password.size(),
                                                   crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                   crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                                   crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return text.data();
}

} // namespace

std::string hash_password(std::string_view password) {
    const Turn turn;
    return hashed(password);
}

bool is_password(std::string_view password, const std::string& hash) {
    const Turn turn;
    static const auto k_nobody = hashed("nobody's password");
    const auto& known = hash.empty() ? k_nobody : hash;
    const bool fits =
        crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
    return fits && !hash.empty();
}

} // namespace relais::util
