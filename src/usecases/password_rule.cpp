#include "usecases/password_rule.h"

#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace relais::usecases {

/// Embedded at build time from src/usecases/common_passwords.txt.
const std::vector<std::pair<std::string_view, std::string_view>>& common_passwords();

namespace {

constexpr std::size_t k_longest_password = 200; // bytes; a phrase fits, a flood does not

const std::set<std::string, std::less<>>& common_words() {
    static const auto words = [] {
        std::set<std::string, std::less<>> all;
        std::string_view text = common_passwords().front().second;
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            if (!line.empty() && line.front() != '#') {
                all.emplace(line);
            }
        }
        return all;
    }();
    return words;
}

/// In characters, not bytes.
std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Letters only, with the usual digits read as the letters they stand for.
std::string letters_of(const std::string& squeezed) {
    std::string letters;
    for (const char c : squeezed) {
        constexpr std::string_view k_signs = "013457";
        constexpr std::string_view k_meant = "oleast";
        const auto at = k_signs.find(c);
        letters += at == std::string_view::npos ? c : k_meant[at];
    }
    return letters;
}

/// "P@$$word": signs that folding would drop stand for letters too.
std::string with_letters(std::string text) {
    std::ranges::replace(text, '@', 'a');
    std::ranges::replace(text, '$', 's');
    return text;
}

std::string without_digits(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isdigit(c) != 0; });
    return text;
}

/// "2026passw0rd123" → "passw0rd".
std::string without_digits_around(const std::string& text) {
    constexpr std::string_view k_digits = "0123456789";
    const auto from = text.find_first_not_of(k_digits);
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(k_digits) + 1 - from);
}

bool is_common(const std::string& word) {
    const auto& words = common_words();
    if (word.empty() || words.contains(word)) {
        return true;
    }
    for (std::size_t cut = 1; cut < word.size(); ++cut) { // "motdepassecameroun"
        if (words.contains(std::string_view(word).substr(0, cut)) &&
            words.contains(std::string_view(word).substr(cut))) {
            return true;
        }
    }
    return false;
}

/// "aaaaaaaaaaaa", "abababababab", "123456789012".
bool is_pattern(std::string_view text) {
    for (std::size_t period = 1; period <= 3; ++period) {
        if (std::ranges::equal(text.substr(period),
                               text.substr(0, text.size() - std::min(period, text.size())))) {
            return true;
        }
    }
    std::size_t steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        steps += std::abs(text[i] - text[i - 1]) == 1 ? 1 : 0;
    }
    return steps * 4 >= text.size() * 3;
}

/// The parts of a name or address that are long enough to be told from chance.
bool is_made_of(std::string rest, const directory::Account& account) {
    bool has_part = false;
    for (const auto& word : util::folded_words(account.name + " " + account.email)) {
        const auto at = rest.find(word);
        if (word.size() >= 3 && at != std::string::npos) {
            rest.erase(at, word.size());
            has_part = true;
        }
    }
    constexpr std::size_t k_of_its_own = 8;
    return has_part && without_digits(rest).size() < k_of_its_own;
}

[[noreturn]] void refuse(const char* key) {
    throw util::InvalidInput("password", {key, {{"min", std::to_string(k_shortest_password)}}});
}

} // namespace

void check_password_rule(const std::string& password, const directory::Account& account) {
    if (!util::is_utf8(password) ||
        length_of(password) < static_cast<std::size_t>(k_shortest_password)) {
        refuse("account.password_short");
    }
    if (password.size() > k_longest_password) {
        refuse("account.password_long");
    }
    const auto squeezed = util::squeeze(with_letters(password));
    const bool is_known = is_common(without_digits(squeezed)) ||
                          is_common(without_digits(letters_of(squeezed))) ||
                          is_common(letters_of(without_digits_around(squeezed)));
    if (is_known || is_pattern(squeezed)) {
        refuse("account.password_common");
    }
    if (is_made_of(squeezed, account)) {
        refuse("account.password_name");
    }
}

} // namespace relais::usecases
