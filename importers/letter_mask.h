#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

namespace relais::importers {

/// Which letters a folded text holds, one bit each.
inline std::uint64_t letters_of(std::string_view text) {
    std::uint64_t mask = 0;
    for (const char c : text) {
        mask |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
    }
    return mask;
}

/// False only if the texts are more than `distance` edits apart: an edit takes one letter and
/// brings one at most.
inline bool may_be_within(std::uint64_t a, std::uint64_t b, int distance) {
    return std::popcount(a ^ b) <= 2 * distance;
}

} // namespace relais::importers
