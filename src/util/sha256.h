#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace relais::util {

/// SHA-256 of a file's bytes, lower-case hexadecimal. Throws util::InvalidInput naming the file if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

/// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::span<const std::byte> piece);
    /// Lower-case hexadecimal. Once, at the end.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace relais::util
