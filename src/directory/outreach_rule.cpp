#include "directory/outreach_rule.h"

#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <string>

namespace relais::directory {
namespace {

constexpr int k_minutes_of_day = 24 * 60;

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

/// The number of a day's name, singular or plural, in full or in three letters; -1 for any other word.
int weekday_of(std::string word) {
    constexpr std::array<std::array<std::string_view, 4>, 7> k_days = {{{"lundi", "monday", "lun", "mon"},
                                                                        {"mardi", "tuesday", "mar", "tue"},
                                                                        {"mercredi", "wednesday", "mer", "wed"},
                                                                        {"jeudi", "thursday", "jeu", "thu"},
                                                                        {"vendredi", "friday", "ven", "fri"},
                                                                        {"samedi", "saturday", "sam", "sat"},
                                                                        {"dimanche", "sunday", "dim", "sun"}}};
    if (word.size() > 3 && word.back() == 's') {
        word.pop_back();
    }
    for (std::size_t i = 0; i < k_days.size(); ++i) {
        if (is_one_of(word, k_days[i])) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int ordinal_of(const std::string& word) {
    constexpr std::array<std::array<std::string_view, 5>, 4> k_ordinals = {
        {{"premier", "premiers", "1er", "first", "1st"},
         {"deuxieme", "2e", "2eme", "second", "2nd"},
         {"troisieme", "3e", "3eme", "third", "3rd"},
         {"quatrieme", "4e", "4eme", "fourth", "4th"}}};
    for (std::size_t i = 0; i < k_ordinals.size(); ++i) {
        if (is_one_of(word, k_ordinals[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return word == "dernier" || word == "last" ? -1 : 0;
}

/// "8h", "8h30", "08h00" → minutes; -1 for any other word.
int minute_of(const std::string& word) {
    const auto hour_ends = word.find('h');
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (hour_ends == word.npos || hour_ends == 0 || hour_ends > 2 ||
        (word.size() != hour_ends + 1 && word.size() != hour_ends + 3) ||
        !std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(hour_ends), is_digit) ||
        !std::all_of(word.begin() + static_cast<std::ptrdiff_t>(hour_ends) + 1, word.end(), is_digit)) {
        return -1;
    }
    const int hour = std::stoi(word.substr(0, hour_ends));
    const int minute = word.size() > hour_ends + 1 ? std::stoi(word.substr(hour_ends + 1)) : 0;
    const int all = hour * 60 + minute;
    return minute < 60 && all <= k_minutes_of_day ? all : -1;
}

/// "9:30" → "9h30", before folding makes two words of it.
std::string with_hours(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 1; i + 1 < out.size(); ++i) {
        const auto is_digit = [&](std::size_t at) { return out[at] >= '0' && out[at] <= '9'; };
        out[i] = out[i] == ':' && is_digit(i - 1) && is_digit(i + 1) ? 'h' : out[i];
    }
    return out;
}

class Reader {
public:
    std::optional<OutreachRule> read(std::string_view text) {
        for (const auto& word : util::folded_words(with_hours(text))) {
            if (!take(word)) {
                return std::nullopt;
            }
        }
        const bool has_times = m_times.size() == 2 && m_times[0] < m_times[1];
        const bool is_sound = !m_rule.weekdays.empty() && (m_times.empty() || has_times) &&
                              (m_rule.of_month != 0) == m_says_month &&
                              (m_rule.of_month == 0 || m_rule.weekdays.size() == 1);
        if (!is_sound) {
            return std::nullopt;
        }
        if (has_times) {
            m_rule.from = m_times[0];
            m_rule.until = m_times[1];
        }
        std::ranges::sort(m_rule.weekdays);
        return m_rule;
    }

private:
    bool take(const std::string& word) {
        constexpr auto k_filling = std::to_array<std::string_view>(
            {"tous", "les", "le", "chaque", "every", "each", "on", "the", "et", "and", "de", "du", "a", "to", "from",
             "of", "semaine", "semaines", "week", "toutes"});
        if (word == "mois" || word == "month") {
            m_says_month = true;
            return true;
        }
        if (const int day = weekday_of(word); day >= 0) {
            const bool is_new = std::ranges::find(m_rule.weekdays, day) == m_rule.weekdays.end();
            m_rule.weekdays.push_back(day);
            return is_new;
        }
        if (const int ordinal = ordinal_of(word); ordinal != 0) {
            const bool is_first = m_rule.of_month == 0;
            m_rule.of_month = ordinal;
            return is_first;
        }
        if (const int minute = minute_of(word); minute >= 0) {
            m_times.push_back(minute);
            return true;
        }
        // "du lundi au vendredi" is a range and "au" is not known, so that it is never read as two days
        return is_one_of(word, k_filling) && !(word == "to" && m_times.empty());
    }

    OutreachRule m_rule;
    std::vector<int> m_times;
    bool m_says_month = false;
};

} // namespace

std::optional<OutreachRule> read_outreach_days(std::string_view words) {
    constexpr std::size_t k_longest = 200;
    return words.size() > k_longest ? std::nullopt : Reader().read(words);
}

} // namespace relais::directory
