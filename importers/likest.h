#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// Finds the accepted spelling that looks most like a text: the one that shares most of its words
/// (small words and endings aside), else the one within a third of its letters; the earliest of
/// equals. For suggestions only: it may be wrong.
class Likest {
public:
    void add(std::string_view spelling);

    /// Place of the spelling in the order of `add`; nothing if none looks alike.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view text) const;

private:
    struct Spelling {
        std::vector<std::string> stems; ///< sorted, once each
        std::string squeezed;
        std::uint64_t letters = 0;
    };
    std::vector<Spelling> m_spellings;
};

} // namespace relais::importers
