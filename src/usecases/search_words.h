#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

class Snapshot;

/// The words every provider is found by: its names, places, needs with their synonyms in both
/// languages, descriptions. What many providers share (all that is said of a need, a town, a
/// department) is kept once, as a subject. Immutable; made once a snapshot.
class SearchWords {
public:
    explicit SearchWords(const Snapshot& snapshot);

    /// Score of every provider, 0 for those that lack a word; empty when the text holds no word to
    /// search for.
    [[nodiscard]] std::vector<std::uint16_t> scores(std::string_view text) const;

private:
    /// Who has a word, and how much that says of them. There are dozens for each provider, so they
    /// are small.
    struct Posting {
        std::uint32_t owner : 28; ///< a provider or a subject
        std::uint32_t weight : 4;
    };
    /// Lists one after another: list i ends where i + 1 begins.
    template <class Entry>
    struct Lists {
        std::vector<std::uint32_t> first;
        std::vector<Entry> entries;
    };
    class Builder;
    using Scores = std::vector<std::uint16_t>;
    void add_word_scores(const std::string& word, Scores& best) const;
    [[nodiscard]] bool add_prefix_scores(const std::string& word, Scores& best) const;
    void add_likeness_scores(const std::string& word, Scores& best) const;
    void add_postings(std::size_t word, unsigned factor, Scores& best) const;

    std::size_t m_provider_count = 0;
    std::vector<std::string> m_words; ///< sorted
    Lists<Posting> m_of_providers;    ///< by word
    Lists<Posting> m_of_subjects;     ///< by word
    Lists<std::uint32_t> m_providers; ///< by subject
};

} // namespace relais::usecases
