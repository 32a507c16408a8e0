#pragma once
#include "geometry/reach.h"

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry {

/// A set of ranks, kept as those words of 64 that hold any, in rising order: what lies near together takes few.
class RankSet {
public:
    struct Word {
        std::uint32_t number = 0; ///< ranks 64 × number …
        std::uint64_t bits = 0;   ///< never 0
        bool operator==(const Word&) const = default;
    };

    RankSet() = default;
    /// Words in any order and number; those of the same number are joined, empty ones left out.
    explicit RankSet(std::vector<Word> words);

    [[nodiscard]] std::span<const Word> words() const { return m_words; }
    [[nodiscard]] bool empty() const { return m_words.empty(); }
    bool operator==(const RankSet&) const = default;

    /// Calls `visit(rank)` in rising order.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (const auto& word : m_words) {
            for (auto bits = word.bits; bits != 0; bits &= bits - 1) {
                visit(word.number * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
            }
        }
    }

private:
    std::vector<Word> m_words;
};

/// The words of a run of ranks, added to `words`.
void add_words(const ReachRun& run, std::vector<RankSet::Word>& words);

/// What is in both, added to `words`.
void add_intersection(const RankSet& a, const RankSet& b, std::vector<RankSet::Word>& words);

/// Weights of ranks, ready to be summed by the word.
class WordSums {
public:
    explicit WordSums(std::span<const double> by_rank);

    [[nodiscard]] double of(const RankSet::Word& word) const;
    [[nodiscard]] double of(std::span<const RankSet::Word> words) const;

private:
    std::vector<double> m_by_rank; ///< filled up with zeros to whole words
    std::vector<double> m_by_word;
};

} // namespace relais::geometry
