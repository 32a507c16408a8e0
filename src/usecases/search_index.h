#pragma once
#include "usecases/search_directory.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

/// The words of every provider (its names, places, needs with their synonyms in both languages, descriptions) and the
/// facet bits of every service. Immutable; made once a snapshot.
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

    explicit SearchIndex(const Snapshot& snapshot);

    [[nodiscard]] const std::vector<ServiceBits>& services() const { return m_services; }
    [[nodiscard]] const std::vector<Location>& locations() const { return m_locations; }
    /// Place of a provider in the order of names.
    [[nodiscard]] std::uint32_t name_rank(std::uint32_t provider) const { return m_name_rank[provider]; }

    /// Score of every provider, 0 for those that lack a word; empty when the text holds no word to search for.
    [[nodiscard]] std::vector<std::uint16_t> scores(std::string_view text) const;

private:
    struct Posting {
        std::uint32_t provider;
        std::uint8_t weight;
    };
    class Builder;
    void add_word_scores(const std::string& word, std::vector<std::uint16_t>& best) const;
    [[nodiscard]] bool add_prefix_scores(const std::string& word, std::vector<std::uint16_t>& best) const;
    void add_likeness_scores(const std::string& word, std::vector<std::uint16_t>& best) const;
    void add_postings(std::size_t word, unsigned factor, std::vector<std::uint16_t>& best) const;

    std::vector<ServiceBits> m_services;
    std::vector<Location> m_locations;
    std::vector<std::uint32_t> m_name_rank;
    std::vector<std::string> m_words; ///< sorted
    std::vector<std::uint32_t> m_first; ///< first posting of each word, and one past the end
    std::vector<Posting> m_postings;
};

} // namespace relais::usecases
