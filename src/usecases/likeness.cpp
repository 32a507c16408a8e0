#include "usecases/likeness.h"

#include "geometry/geodesic.h"
#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// The number a word is ("1er", "2e", "III" → 1, 2, 3), 0 for any other word.
int number_of(const std::string& word) {
    static const std::map<std::string, int, std::less<>> k_roman = {{"i", 1},    {"ier", 1}, {"ii", 2}, {"iii", 3},
                                                                    {"iv", 4},   {"v", 5},   {"vi", 6}, {"vii", 7},
                                                                    {"viii", 8}, {"ix", 9},  {"x", 10}};
    int number = 0;
    if (std::from_chars(word.data(), word.data() + word.size(), number).ec == std::errc{}) {
        return number;
    }
    const auto roman = k_roman.find(word);
    return roman != k_roman.end() ? roman->second : 0;
}

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    for (const auto& word : util::folded_words(text)) {
        if (const int number = number_of(word); number != 0) {
            numbers.push_back(number);
        }
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// The words that tell a name from another: not articles, not numbers (compared apart).
std::vector<std::string> telling_words(std::string_view text) {
    static const std::set<std::string, std::less<>> k_small = {"a",  "au",  "aux", "d",  "de",  "des", "du",  "en",   "et",
                                                               "for", "in", "l",   "la", "le",  "les", "of",  "pour", "sur",
                                                               "the", "and", "un", "une"};
    std::vector<std::string> words;
    for (auto& word : util::folded_words(text)) {
        if (!k_small.contains(word) && number_of(word) == 0) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

/// "ste" of "sainte", "assoc" of "association": the letters in order, beginning with the first.
bool abbreviates(std::string_view shorter, std::string_view longer) {
    if (shorter.size() < 2 || shorter.size() >= longer.size() || shorter.front() != longer.front()) {
        return false;
    }
    for (const char letter : longer) {
        shorter.remove_prefix(!shorter.empty() && shorter.front() == letter ? 1 : 0);
    }
    return shorter.empty();
}

bool same_word(const std::string& a, const std::string& b) {
    constexpr std::size_t k_long = 5;
    constexpr std::size_t k_very_long = 10;
    const auto shorter = std::min(a.size(), b.size());
    const int slips = shorter < k_long ? 0 : shorter < k_very_long ? 1 : 2;
    return a == b || abbreviates(a, b) || abbreviates(b, a) || util::edit_distance(a, b, slips) <= slips;
}

/// Letters of the words of `a` that have a partner in `b`, of all its letters.
struct Shared {
    std::size_t matched = 0;
    std::size_t all = 0;
    [[nodiscard]] bool lacks_a_partner() const { return matched < all; }
};

Shared shared_letters(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    Shared shared;
    for (const auto& word : a) {
        shared.all += word.size();
        const bool found =
            std::ranges::any_of(b, [&](const std::string& other) { return same_word(word, other); });
        shared.matched += found ? word.size() : 0;
    }
    return shared;
}

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::lround(100 * share)));
}

bool share_a_phone(const Site& a, const Site& b) {
    return std::ranges::find_first_of(a.phones, b.phones) != a.phones.end();
}

/// 1 at no distance, a half at 400 m, nothing at a kilometre; nothing known where a point is coarse.
std::optional<double> nearness(const Site& a, const Site& b, double& metres) {
    const auto fine = [](const Site& site) {
        return site.point && site.precision <= LocationPrecision::neighbourhood;
    };
    if (!fine(a) || !fine(b)) {
        return std::nullopt;
    }
    metres = geometry::geodesic_distance(*a.point, *b.point).value;
    return 1 / (1 + std::exp(0.01 * metres - 4));
}

/// A weighted mean of what is known.
class Mean {
public:
    void add(double weight, double value) {
        m_sum += weight * value;
        m_weight += weight;
    }
    [[nodiscard]] double value() const { return m_weight > 0 ? m_sum / m_weight : 0; }

private:
    double m_sum = 0;
    double m_weight = 0;
};

std::string full_name(const Organisation& organisation, const Site& site) {
    return organisation.name + " " + site.name;
}

} // namespace

double name_likeness(std::string_view a, std::string_view b) {
    constexpr double k_two_names = 0.75; // below k_alike
    const auto first = telling_words(a);
    const auto second = telling_words(b);
    if (first.empty() || second.empty() || numbers_in(a) != numbers_in(b)) {
        return 0;
    }
    const auto forward = shared_letters(first, second);
    const auto back = shared_letters(second, first);
    const double share = static_cast<double>(forward.matched + back.matched) /
                         static_cast<double>(forward.all + back.all);
    const bool two_names = forward.lacks_a_partner() && back.lacks_a_partner();
    return two_names ? std::min(share, k_two_names) : share;
}

Likeness likeness(const Organisation& a, const Organisation& b) {
    Likeness result;
    const double names = name_likeness(a.name, b.name);
    result.score = names;
    result.reasons.push_back({"match.names", {{"percent", percent(names)}}});
    if (!a.acronym.empty() && util::squeeze(a.acronym) == util::squeeze(b.acronym)) {
        result.score = std::max(result.score, (1 + names) / 2);
        result.reasons.push_back({"match.same_acronym", {{"value", a.acronym}}});
    }
    if (!a.website.empty() && util::squeeze(a.website) == util::squeeze(b.website)) {
        result.score = std::max(result.score, (1 + names) / 2);
        result.reasons.push_back({"match.same_website", {{"value", a.website}}});
    }
    return result;
}

Likeness likeness(const Organisation& organisation_a, const Site& a, const Organisation& organisation_b,
                  const Site& b) {
    constexpr double k_name_weight = 0.6;
    constexpr double k_place_weight = 0.25;
    constexpr double k_phone_weight = 0.15;
    Likeness result;
    const double names = name_likeness(full_name(organisation_a, a), full_name(organisation_b, b));
    Mean mean;
    mean.add(k_name_weight, names);
    result.reasons.push_back({"match.names", {{"percent", percent(names)}}});
    double metres = 0;
    if (const auto near = nearness(a, b, metres)) {
        mean.add(k_place_weight, *near);
        result.reasons.push_back({"match.distance", {{"metres", std::to_string(std::lround(metres))}}});
    }
    if (!a.phones.empty() && !b.phones.empty()) {
        const bool same = share_a_phone(a, b);
        mean.add(k_phone_weight, same ? 1 : 0);
        result.reasons.push_back({same ? "match.same_phone" : "match.other_phone", {}});
    }
    result.score = mean.value();
    return result;
}

} // namespace relais::usecases
