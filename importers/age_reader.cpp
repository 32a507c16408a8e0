#include "importers/age_reader.h"

#include "importers/number_reader.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace relais::importers {
namespace {

constexpr int k_oldest = 120;
constexpr int k_majority = 18;

/// Folded text with ">" and "<" kept as words, since folding drops them.
std::string folded(std::string_view cell) {
    std::string text;
    for (const char c : cell.substr(0, 100)) {
        text += c == '<'               ? std::string(" moins ")
                : c == '>' || c == '+' ? std::string(" plus ")
                                       : std::string(1, c);
    }
    return " " + util::fold(text) + " ";
}

bool says(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&text](std::string_view word) {
        return text.find(" " + std::string(word) + " ") != text.npos;
    });
}

/// "18ans" counts as 18; other words with digits make the text unreadable.
std::optional<std::vector<int>> numbers_in(const std::string& text) {
    std::vector<int> numbers;
    for (const auto& word : util::split_list(text, " ")) {
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        const auto rest = word.substr(static_cast<std::size_t>(end - word.data()));
        if (error != std::errc()) {
            continue;
        }
        if (value > k_oldest ||
            (!rest.empty() && rest != "ans" && rest != "an" && rest != "yrs" && rest != "years")) {
            return std::nullopt;
        }
        numbers.push_back(value);
    }
    return numbers;
}

std::optional<AgeRange> from_words(const std::string& text) {
    if (says(text, {"tous", "tout", "toutes", "all", "any"})) {
        return AgeRange{0, std::nullopt};
    }
    if (says(text, {"mineurs", "mineur", "minors"})) {
        return AgeRange{std::nullopt, k_majority - 1};
    }
    if (says(text, {"majeurs", "majeur", "adultes", "adulte", "adults", "adult"})) {
        return AgeRange{k_majority, std::nullopt};
    }
    return std::nullopt;
}

std::optional<AgeRange> parse(const std::string& text) {
    const auto numbers = numbers_in(text);
    if (!numbers || says(text, {"mois", "months", "jours", "days", "semaines", "weeks"})) {
        return std::nullopt;
    }
    if (numbers->empty()) {
        return from_words(text);
    }
    if (numbers->size() == 2 && numbers->front() <= numbers->back()) {
        return AgeRange{numbers->front(), numbers->back()};
    }
    if (numbers->size() != 1) {
        return std::nullopt;
    }
    const int age = numbers->front();
    if (says(text, {"moins", "under", "below", "less"})) {
        return AgeRange{std::nullopt, std::max(0, age - 1)};
    }
    if (says(text, {"jusqu a", "jusqua", "up to", "maximum", "max", "until"})) {
        return AgeRange{std::nullopt, age};
    }
    if (says(text,
             {"plus", "a partir de", "above", "over", "older", "from", "minimum", "min", "des"})) {
        return AgeRange{age, std::nullopt};
    }
    return std::nullopt;
}

} // namespace

AgeRange read_ages(std::string_view cell, Remarks& remarks) {
    const auto range = parse(folded(cell));
    if (!range) {
        warn(remarks, "finding.bad_age", {{"word", util::trim(cell)}});
    }
    return range.value_or(AgeRange{});
}

std::optional<int> read_age(std::string_view cell, Remarks& remarks) {
    Remarks unused;
    const auto age = read_count(cell, k_oldest, {"ans", "an", "years", "year"}, unused);
    if (!age) {
        warn(remarks, "finding.bad_age", {{"word", util::trim(cell)}});
    }
    return age;
}

} // namespace relais::importers
