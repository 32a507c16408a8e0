#include "usecases/place_words.h"

#include "usecases/occupation_index.h"
#include "usecases/suggest_settlements.h"

#include <algorithm>

namespace relais::usecases {
namespace {

constexpr int k_looked_at = 20; // suggestions among which a chosen one must be to be kept
constexpr std::size_t k_longest = 100;

} // namespace

std::string
settlement_of_words(const Snapshot& snapshot, std::string_view words, const std::string& chosen) {
    if (words.empty() || words.size() > k_longest) {
        return {};
    }
    const auto& settlements = snapshot.directory().gazetteer.settlements();
    const auto found = suggest_settlements(snapshot, words, k_looked_at);
    const auto is_chosen = [&](std::uint32_t position) {
        return settlements[position].code == chosen;
    };
    if (std::ranges::any_of(found, is_chosen)) {
        return chosen;
    }
    return found.empty() ? std::string() : settlements[found.front()].code;
}

std::string occupation_of_words(std::string_view words, const std::string& chosen) {
    const auto found = OccupationIndex::builtin().suggest(words, k_looked_at);
    if (std::ranges::any_of(found, [&](const Occupation* one) { return one->code == chosen; })) {
        return chosen;
    }
    return found.empty() ? std::string() : found.front()->code;
}

} // namespace relais::usecases
