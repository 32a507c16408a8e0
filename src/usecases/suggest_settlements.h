#pragma once
#include "directory/gazetteer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

class Snapshot;

/// Settlements by the beginning of any of their words, tolerant to accents, case, apostrophes, and (when nothing else
/// matches) to one or two wrong letters. Immutable.
class SettlementIndex {
public:
    explicit SettlementIndex(const directory::Gazetteer& gazetteer);

    /// Positions in gazetteer.settlements(), best first: whole name, name's beginning, variant, inner word; then
    /// larger places; then code.
    [[nodiscard]] std::vector<std::uint32_t> find(std::string_view words, int limit) const;

private:
    struct Entry {
        std::string folded; ///< spelling from one of its words on
        std::uint32_t settlement;
        std::uint8_t rank; ///< 0 name · 1 variant · 2 from an inner word
    };
    struct Hit;
    void add(const std::string& spelling, std::uint32_t settlement, std::uint8_t rank);
    [[nodiscard]] std::vector<Hit> by_prefix(const std::string& folded) const;
    [[nodiscard]] std::vector<Hit> by_likeness(const std::string& folded) const;

    std::vector<Entry> m_entries; ///< by folded spelling
    std::vector<std::int64_t> m_size; ///< people, or a stand-in by kind, for ranking
};

/// At most `limit` (1 … 50) settlements. Throws util::InvalidInput for a limit out of range or a text over 100
/// characters; an empty text gives the largest places.
std::vector<std::uint32_t> suggest_settlements(const Snapshot& snapshot, std::string_view words, int limit);

} // namespace relais::usecases
