#include "importers/likest.h"

#include "importers/letter_mask.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relais::importers {
namespace {

constexpr std::size_t k_shortest_telling_word = 3;
constexpr std::size_t k_stem = 5; // "formation" and "formations", "conseil" and "conseils"
constexpr double k_least_shared = 0.3;
constexpr std::size_t k_longest_compared = 60; // of a text that letters are compared of

bool is_small(const std::string& word) {
    constexpr auto k_small =
        std::to_array<std::string_view>({"des", "les", "aux", "pour", "the", "and", "for"});
    return word.size() < k_shortest_telling_word ||
           std::ranges::find(k_small, word) != k_small.end();
}

std::vector<std::string> stems_of(std::string_view text) {
    auto words = util::folded_words(text);
    std::erase_if(words, is_small);
    for (auto& word : words) {
        if (word.back() == 's' || word.back() == 'x') {
            word.pop_back(); // plural
        }
        word.resize(std::min(word.size(), k_stem));
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Words in common, of all words of both.
double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const int order = i->compare(*j);
        common += order == 0 ? 1 : 0;
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
    }
    const auto all = a.size() + b.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

} // namespace

void Likest::add(std::string_view spelling) {
    auto squeezed = util::squeeze(spelling);
    const auto letters = letters_of(squeezed);
    m_spellings.push_back({stems_of(spelling), std::move(squeezed), letters});
}

std::optional<std::size_t> Likest::find(std::string_view text) const {
    const auto wanted = stems_of(text.substr(0, 4 * k_longest_compared));
    std::optional<std::size_t> best;
    double most = k_least_shared;
    for (std::size_t i = 0; i < m_spellings.size(); ++i) {
        const double score = shared(wanted, m_spellings[i].stems);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    const auto key = util::squeeze(text.substr(0, k_longest_compared));
    const auto letters = letters_of(key);
    int fewest = best ? 0 : static_cast<int>(key.size()) / 3;
    for (std::size_t i = 0; i < m_spellings.size() && fewest > 0; ++i) {
        const auto& spelling = m_spellings[i].squeezed;
        if (spelling.empty() || spelling.front() != key.front() ||
            !may_be_within(letters, m_spellings[i].letters, fewest)) {
            continue; // slips spare the first letter, and time is spared too
        }
        const int distance = util::edit_distance(key, spelling, fewest);
        if (distance < fewest || (distance == fewest && !best)) {
            fewest = distance;
            best = i;
        }
    }
    return best;
}

} // namespace relais::importers
