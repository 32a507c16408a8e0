#include "geometry/rank_set.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace relais::geometry {
namespace {

constexpr std::uint64_t k_full = ~std::uint64_t{0};

} // namespace

RankSet::RankSet(std::vector<Word> words) {
    std::ranges::sort(words, {}, &Word::number);
    for (const auto& word : words) {
        if (word.bits == 0) {
            continue;
        }
        if (m_words.empty() || m_words.back().number != word.number) {
            m_words.push_back(word);
        } else {
            m_words.back().bits |= word.bits;
        }
    }
    m_words.shrink_to_fit();
}

void add_words(const ReachRun& run, std::vector<RankSet::Word>& words) {
    for (auto rank = run.first; rank < run.end;) {
        const auto number = rank / 64;
        const auto end = std::min(run.end, (number + 1) * 64);
        const auto below = rank % 64;
        words.push_back({number, (k_full >> (64 - (end - rank))) << below});
        rank = end;
    }
}

void add_intersection(const RankSet& a, const RankSet& b, std::vector<RankSet::Word>& words) {
    const auto left = a.words();
    const auto right = b.words();
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        const auto l = left[i].number;
        const auto r = right[j].number;
        if (l == r && (left[i].bits & right[j].bits) != 0) {
            words.push_back({l, left[i].bits & right[j].bits});
        }
        i += l <= r ? 1 : 0;
        j += r <= l ? 1 : 0;
    }
}

WordSums::WordSums(std::span<const double> by_rank) : m_by_rank(by_rank.begin(), by_rank.end()) {
    m_by_rank.resize((by_rank.size() + 63) / 64 * 64, 0);
    for (auto first = m_by_rank.begin(); first != m_by_rank.end(); first += 64) {
        m_by_word.push_back(std::accumulate(first, first + 64, 0.0));
    }
}

double WordSums::of(const RankSet::Word& word) const {
    if (word.bits == k_full) {
        return m_by_word[word.number];
    }
    double sum = 0;
    for (auto bits = word.bits; bits != 0; bits &= bits - 1) {
        sum += m_by_rank[word.number * std::size_t{64} + static_cast<std::size_t>(std::countr_zero(bits))];
    }
    return sum;
}

double WordSums::of(std::span<const RankSet::Word> words) const {
    double sum = 0;
    for (const auto& word : words) {
        sum += of(word);
    }
    return sum;
}

} // namespace relais::geometry
