#include "importers/name_index.h"

#include "importers/letter_mask.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relais::importers {
namespace {

using Ordinal = std::pair<std::string_view, char>;

/// Units of a town carry numbers up to seven; "premier" and its like are written out now and then.
constexpr auto k_ordinals = std::to_array<Ordinal>(
    {{"i", '1'},         {"ier", '1'},     {"1er", '1'},       {"1ere", '1'},      {"1st", '1'},
     {"1e", '1'},        {"premier", '1'}, {"first", '1'},     {"ii", '2'},        {"iie", '2'},
     {"iieme", '2'},     {"2e", '2'},      {"2eme", '2'},      {"2nd", '2'},       {"second", '2'},
     {"deuxieme", '2'},  {"iii", '3'},     {"iiie", '3'},      {"iiieme", '3'},    {"3e", '3'},
     {"3eme", '3'},      {"3rd", '3'},     {"third", '3'},     {"troisieme", '3'}, {"iv", '4'},
     {"ive", '4'},       {"iveme", '4'},   {"4e", '4'},        {"4eme", '4'},      {"4th", '4'},
     {"quatrieme", '4'}, {"v", '5'},       {"ve", '5'},        {"veme", '5'},      {"5e", '5'},
     {"5eme", '5'},      {"5th", '5'},     {"cinquieme", '5'}, {"vi", '6'},        {"vie", '6'},
     {"vieme", '6'},     {"6e", '6'},      {"6eme", '6'},      {"6th", '6'},       {"sixieme", '6'},
     {"vii", '7'},       {"viie", '7'},    {"viieme", '7'},    {"7e", '7'},        {"7eme", '7'},
     {"7th", '7'},       {"septieme", '7'}});

std::string ordinal_as_digit(const std::string& word) {
    const auto found = std::ranges::find(k_ordinals, word, &Ordinal::first);
    return found != k_ordinals.end() ? std::string(1, found->second) : word;
}

int allowed_distance(std::size_t length) {
    return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/// A number is never a spelling mistake: "Douala 1" is not near "Douala 2".
bool same_digits(std::string_view a, std::string_view b) {
    const auto digits = [](std::string_view text) {
        std::string out;
        std::ranges::copy_if(
            text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
        return out;
    };
    return digits(a) == digits(b);
}

} // namespace

std::string place_key(std::string_view name) {
    const auto words = util::folded_words(name);
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
        key += i == 0 ? words[i] : ordinal_as_digit(words[i]);
    }
    return key;
}

void NameIndex::add(std::string_view name, int value) {
    const auto key = place_key(name);
    if (key.empty()) {
        return;
    }
    const auto [place, is_new] = m_entry_of_key.emplace(key, m_entries.size());
    if (is_new) {
        m_entries.push_back({key, letters_of(key), {}});
        m_by_length.resize(std::max(m_by_length.size(), key.size() + 1));
        m_by_length[key.size()].push_back(place->second);
    }
    auto& values = m_entries[place->second].values;
    const auto at = std::ranges::lower_bound(values, value);
    if (at == values.end() || *at != value) {
        values.insert(at, value);
    }
}

std::vector<int> NameIndex::exact(std::string_view name) const {
    const auto found = m_entry_of_key.find(place_key(name));
    return found != m_entry_of_key.end() ? m_entries[found->second].values : std::vector<int>();
}

std::vector<int> NameIndex::near(std::string_view name) const {
    const auto key = place_key(name);
    int best = allowed_distance(key.size());
    std::vector<int> values;
    const auto letters = letters_of(key);
    const auto first = key.size() - static_cast<std::size_t>(best);
    for (auto length = first; best > 0 && length <= key.size() + 2 && length < m_by_length.size();
         ++length) {
        for (const auto entry : m_by_length[length]) {
            const auto& candidate = m_entries[entry];
            if (!may_be_within(letters, candidate.letters, best)) {
                continue;
            }
            const int distance = util::edit_distance(key, candidate.key, best);
            if (distance > best || !same_digits(key, candidate.key)) {
                continue;
            }
            if (distance < best) {
                values.clear();
                best = distance;
            }
            values.insert(values.end(), candidate.values.begin(), candidate.values.end());
        }
    }
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

} // namespace relais::importers
