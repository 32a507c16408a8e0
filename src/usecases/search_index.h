#pragma once
#include "usecases/search_directory.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

/// Of the masks of a facet: the bit of one of its values.
constexpr std::uint64_t facet_bit(unsigned position) {
    return std::uint64_t{1} << position;
}

/// What a search looks at: the words of every provider, their order by name, the facet bits of every service.
/// Immutable; made once a snapshot.
class SearchIndex {
public:
    /// Bit of "unknown" in the masks of public_group, fee, access and language.
    static constexpr unsigned k_unknown_bit = 40;

    /// Where a service is: all units that hold it, coarse to fine, and the starting zones. Shared by many services.
    struct Location {
        std::vector<std::uint32_t> units; ///< positions in gazetteer().areas(), ascending
        std::uint64_t zones = 0;          ///< bits of gazetteer().zones()
        bool national = false;
    };

    /// One mask a facet; zone and area go through `location`.
    struct ServiceBits {
        std::array<std::uint64_t, k_facet_count> masks{};
        std::uint32_t location = 0;
    };

    /// Reads `snapshot`, which must outlive it, for a moment longer.
    explicit SearchIndex(const Snapshot& snapshot);
    ~SearchIndex();
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;

    [[nodiscard]] const std::vector<ServiceBits>& services() const { return m_services; }
    [[nodiscard]] const std::vector<Location>& locations() const { return m_locations; }
    /// Place of a provider in the order of names.
    [[nodiscard]] std::uint32_t name_rank(std::uint32_t provider) const { return m_name_rank[provider]; }

    /// Score of every provider, 0 for those that lack a word; empty when the text holds no word to search for.
    [[nodiscard]] std::vector<std::uint16_t> scores(std::string_view text) const;

private:
    class Builder;

    std::vector<ServiceBits> m_services;
    std::vector<Location> m_locations;
    std::vector<std::uint32_t> m_name_rank;
    /// Half the time a large directory takes to load, and nobody searches by words in that moment: made beside.
    struct Beside;
    std::unique_ptr<Beside> m_words; ///< last: it is waited for before anything goes
};

} // namespace relais::usecases
