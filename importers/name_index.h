#pragma once
#include "directory/gazetteer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::importers {

/// A name as places are compared: folded, ordinals ("1er", "Ier", "I", "first", "1st") as a number,
/// squeezed. "Bafoussam 1er", "BAFOUSSAM I" and "Bafoussam Ier" are equal by it; so are "Limbe 1st"
/// and "Limbé I".
std::string place_key(std::string_view name);

/// How a name was found: exactly (by key), or by a likeness worth a word to the author.
enum class Likeness { exact, near };

/// Names → where they stand in somebody's list; several may share a name. Immutable once filled.
class NameIndex {
public:
    void add(std::string_view name, int value);

    /// What bears this very name (by place_key), without repeats, in order of value.
    [[nodiscard]] std::vector<int> exact(std::string_view name) const;
    /// What bears a name at the smallest edit distance that is small for its length (1 from 4
    /// letters, 2 from 8); empty if there is none. Several values mean that the nearest name is
    /// shared or that two are equally near.
    [[nodiscard]] std::vector<int> near(std::string_view name) const;

private:
    struct Entry {
        std::string key;
        std::uint64_t letters = 0;
        std::vector<int> values;
    };
    std::unordered_map<std::string, std::size_t> m_entry_of_key;
    std::vector<Entry> m_entries;
    std::vector<std::vector<std::size_t>> m_by_length;
};

} // namespace relais::importers
