#include "util/sha256.h"

#include "util/errors.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

namespace relais::util {

struct Sha256::State {
    crypto_hash_sha256_state value{};
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    crypto_hash_sha256_init(&m_state->value);
}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> piece) {
    crypto_hash_sha256_update(&m_state->value, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&m_state->value, digest.data());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::string sha256_of_file(const std::filesystem::path& file) {
    constexpr std::size_t k_piece = 1U << 16U;
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file)) {
        throw InvalidInput("file", {"error.no_file", {{"file", file.string()}}});
    }
    Sha256 sum;
    std::vector<char> piece(k_piece);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        sum.add(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(in.gcount()))));
    }
    return sum.hex();
}

} // namespace relais::util
