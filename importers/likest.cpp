#include "importers/likest.h"

#include "util/text_fold.h"

#include <algorithm>
#include <string>

namespace relais::importers {
namespace {

constexpr std::size_t k_shortest_telling_word = 3;
constexpr std::size_t k_stem = 5; // "formation" and "formations", "conseil" and "conseils"
constexpr double k_least_shared = 0.3;

std::vector<std::string> stems(std::string_view text) {
    auto words = util::folded_words(text);
    std::erase_if(words, [](const std::string& word) {
        return word.size() < k_shortest_telling_word || word == "des" || word == "les" ||
               word == "aux" || word == "pour" || word == "the" || word == "and" || word == "for";
    });
    for (auto& word : words) {
        word.resize(std::min(word.size(), k_stem));
    }
    return words;
}

double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto common = std::ranges::count_if(
        a, [&b](const std::string& word) { return std::ranges::find(b, word) != b.end(); });
    const auto all = a.size() + b.size() - static_cast<std::size_t>(common);
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

} // namespace

std::optional<std::size_t> likest(std::string_view text,
                                  const std::vector<std::string_view>& candidates) {
    const auto wanted = stems(text);
    std::optional<std::size_t> best;
    double most = k_least_shared;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const double score = shared(wanted, stems(candidates[i]));
        if (score > most) {
            most = score;
            best = i;
        }
    }
    if (best) {
        return best;
    }
    const auto key = util::squeeze(text.substr(0, 100));
    int fewest = static_cast<int>(key.size()) / 3;
    for (std::size_t i = 0; i < candidates.size() && fewest > 0; ++i) {
        const int distance = util::edit_distance(key, util::squeeze(candidates[i]), fewest);
        if (distance < fewest || (distance == fewest && !best)) {
            fewest = distance;
            best = i;
        }
    }
    return best;
}

} // namespace relais::importers
