#include "importers/hours_tokens.h"

#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace relais::importers::hours {
namespace {

struct Word {
    std::string_view text;
    Token token;
};

constexpr auto k_words = std::to_array<Word>({{"lundi", {Kind::day, 0}},
                                              {"lun", {Kind::day, 0}},
                                              {"lundis", {Kind::day, 0}},
                                              {"monday", {Kind::day, 0}},
                                              {"mon", {Kind::day, 0}},
                                              {"mondays", {Kind::day, 0}},
                                              {"mo", {Kind::day, 0}},
                                              {"lu", {Kind::day, 0}},
                                              {"mardi", {Kind::day, 1}},
                                              {"mar", {Kind::day, 1}},
                                              {"mardis", {Kind::day, 1}},
                                              {"tuesday", {Kind::day, 1}},
                                              {"tue", {Kind::day, 1}},
                                              {"tues", {Kind::day, 1}},
                                              {"tu", {Kind::day, 1}},
                                              {"ma", {Kind::day, 1}},
                                              {"mercredi", {Kind::day, 2}},
                                              {"mer", {Kind::day, 2}},
                                              {"mercredis", {Kind::day, 2}},
                                              {"wednesday", {Kind::day, 2}},
                                              {"wed", {Kind::day, 2}},
                                              {"we", {Kind::day, 2}},
                                              {"me", {Kind::day, 2}},
                                              {"jeudi", {Kind::day, 3}},
                                              {"jeu", {Kind::day, 3}},
                                              {"jeudis", {Kind::day, 3}},
                                              {"thursday", {Kind::day, 3}},
                                              {"thu", {Kind::day, 3}},
                                              {"thur", {Kind::day, 3}},
                                              {"thurs", {Kind::day, 3}},
                                              {"th", {Kind::day, 3}},
                                              {"je", {Kind::day, 3}},
                                              {"vendredi", {Kind::day, 4}},
                                              {"ven", {Kind::day, 4}},
                                              {"vend", {Kind::day, 4}},
                                              {"vendredis", {Kind::day, 4}},
                                              {"friday", {Kind::day, 4}},
                                              {"fri", {Kind::day, 4}},
                                              {"fr", {Kind::day, 4}},
                                              {"ve", {Kind::day, 4}},
                                              {"samedi", {Kind::day, 5}},
                                              {"sam", {Kind::day, 5}},
                                              {"samedis", {Kind::day, 5}},
                                              {"saturday", {Kind::day, 5}},
                                              {"saturdays", {Kind::day, 5}},
                                              {"sat", {Kind::day, 5}},
                                              {"sa", {Kind::day, 5}},
                                              {"dimanche", {Kind::day, 6}},
                                              {"dim", {Kind::day, 6}},
                                              {"dimanches", {Kind::day, 6}},
                                              {"sunday", {Kind::day, 6}},
                                              {"sundays", {Kind::day, 6}},
                                              {"sun", {Kind::day, 6}},
                                              {"su", {Kind::day, 6}},
                                              {"di", {Kind::day, 6}},
                                              {"h", {Kind::hour_mark, 0}},
                                              {"heures", {Kind::hour_mark, 0}},
                                              {"heure", {Kind::hour_mark, 0}},
                                              {"hrs", {Kind::hour_mark, 0}},
                                              {"hours", {Kind::hour_mark, 0}},
                                              {"hr", {Kind::hour_mark, 0}},
                                              {"a", {Kind::dash, 0}},
                                              {"au", {Kind::dash, 0}},
                                              {"to", {Kind::dash, 0}},
                                              {"until", {Kind::dash, 0}},
                                              {"till", {Kind::dash, 0}},
                                              {"et", {Kind::list, 0}},
                                              {"and", {Kind::list, 0}},
                                              {"puis", {Kind::list, 0}},
                                              {"then", {Kind::list, 0}},
                                              {"am", {Kind::am, 0}},
                                              {"pm", {Kind::pm, 0}},
                                              {"ferme", {Kind::closed, 0}},
                                              {"closed", {Kind::closed, 0}},
                                              {"fermee", {Kind::closed, 0}},
                                              {"fermes", {Kind::closed, 0}},
                                              {"quotidien", {Kind::days, 127}},
                                              {"daily", {Kind::days, 127}},
                                              {"everyday", {Kind::days, 127}},
                                              {"weekend", {Kind::days, 96}},
                                              {"weekends", {Kind::days, 96}},
                                              {"weekdays", {Kind::days, 31}},
                                              {"weekday", {Kind::days, 31}},
                                              {"feries", {Kind::holiday, 0}},
                                              {"de", {Kind::filler, 0}},
                                              {"du", {Kind::filler, 0}},
                                              {"le", {Kind::filler, 0}},
                                              {"les", {Kind::filler, 0}},
                                              {"des", {Kind::filler, 0}},
                                              {"from", {Kind::filler, 0}},
                                              {"ouvert", {Kind::filler, 0}},
                                              {"ouverte", {Kind::filler, 0}},
                                              {"open", {Kind::filler, 0}},
                                              {"on", {Kind::filler, 0}},
                                              {"the", {Kind::filler, 0}},
                                              {"horaires", {Kind::filler, 0}},
                                              {"horaire", {Kind::filler, 0}},
                                              {"jours", {Kind::filler, 0}},
                                              {"mn", {Kind::filler, 0}},
                                              {"min", {Kind::filler, 0}},
                                              {"between", {Kind::filler, 0}},
                                              {"entre", {Kind::filler, 0}}});

using Replacement = std::pair<std::string_view, std::string_view>;

/// Phrases of several words, on lower-case text without accents.
constexpr auto k_phrases = std::to_array<Replacement>({{"24h sur 24", " @allday "},
                                                       {"24 h sur 24", " @allday "},
                                                       {"24h/24h", " @allday "},
                                                       {"24h/24", " @allday "},
                                                       {"24h / 24", " @allday "},
                                                       {"24 h/24", " @allday "},
                                                       {"24 h / 24", " @allday "},
                                                       {"24/24h", " @allday "},
                                                       {"24/24", " @allday "},
                                                       {"24 hours a day", " @allday "},
                                                       {"24 hours", " @allday "},
                                                       {"24 heures sur 24", " @allday "},
                                                       {"24/7", " @allday @daily "},
                                                       {"h24", " @allday "},
                                                       {"7 jours sur 7", " @daily "},
                                                       {"7 jours/7", " @daily "},
                                                       {"7j sur 7", " @daily "},
                                                       {"7j/7j", " @daily "},
                                                       {"7j/7", " @daily "},
                                                       {"7 j/7", " @daily "},
                                                       {"7/7j", " @daily "},
                                                       {"7/7", " @daily "},
                                                       {"7 days a week", " @daily "},
                                                       {"7 days", " @daily "},
                                                       {"tous les jours ouvrables", " @weekdays "},
                                                       {"tous les jours", " @daily "},
                                                       {"chaque jour", " @daily "},
                                                       {"every day", " @daily "},
                                                       {"jours ouvrables", " @weekdays "},
                                                       {"jours ouvres", " @weekdays "},
                                                       {"jour ouvrable", " @weekdays "},
                                                       {"working days", " @weekdays "},
                                                       {"en semaine", " @weekdays "},
                                                       {"jours feries", " @holidays "},
                                                       {"jour ferie", " @holidays "},
                                                       {"public holidays", " @holidays "},
                                                       {"week-end", " weekend "},
                                                       {"week end", " weekend "},
                                                       {"jusqu'a", " a "},
                                                       {"midi", " 12h "},
                                                       {"noon", " 12h "},
                                                       {"minuit", " 24h "},
                                                       {"midnight", " 24h "}});

/// Lower case without accents, but with the punctuation that folding drops.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t size = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        const auto character = text.substr(at, size);
        at += size;
        if (character == "–" || character == "—" || character == "−") {
            out += '-';
        } else if (character == "’") {
            out += '\'';
        } else if (const auto folded = util::fold(character); !folded.empty()) {
            out += folded;
        } else {
            out += size == 1 ? character : " ";
        }
    }
    for (const auto& [phrase, word] : k_phrases) {
        for (auto found = out.find(phrase); found != out.npos; found = out.find(phrase, found)) {
            out.replace(found, phrase.size(), word);
            found += word.size();
        }
    }
    return out;
}

class Tokens {
public:
    explicit Tokens(const std::string& text)
        : m_text(text) {}

    std::optional<std::vector<Token>> run() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool ok = c >= '0' && c <= '9'                 ? number()
                            : (c >= 'a' && c <= 'z') || c == '@' ? word()
                                                                 : mark(c);
            if (!ok) {
                return std::nullopt;
            }
        }
        return std::move(m_tokens);
    }

private:
    bool number() {
        Token token{Kind::number, 0, 0};
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at) {
            token.value = token.value * 10 + (m_text[m_at] - '0');
            if (++token.digits > 4) {
                return false;
            }
        }
        m_tokens.push_back(token);
        return true;
    }

    bool word() {
        const auto start = m_at;
        while (m_at < m_text.size() &&
               ((m_text[m_at] >= 'a' && m_text[m_at] <= 'z') || m_text[m_at] == '@')) {
            ++m_at;
        }
        const auto text = std::string_view(m_text).substr(start, m_at - start);
        if (text == "@allday") {
            m_tokens.insert(m_tokens.end(),
                            {{Kind::number, 0, 2},
                             {Kind::hour_mark, 0, 0},
                             {Kind::dash, 0, 0},
                             {Kind::number, 24, 2},
                             {Kind::hour_mark, 0, 0}});
            return true;
        }
        if (text == "@daily" || text == "@weekdays") {
            m_tokens.push_back({Kind::days, text == "@daily" ? k_every_day : 0x1F, 0});
            return true;
        }
        if (text == "@holidays") {
            m_tokens.push_back({Kind::holiday, 0, 0});
            return true;
        }
        const auto* found = std::ranges::find(k_words, text, &Word::text);
        if (found == k_words.end()) {
            return false;
        }
        m_tokens.push_back(found->token);
        return true;
    }

    bool mark(char c) {
        ++m_at;
        switch (c) {
        case ' ':
        case '\t':
        case '\'':
        case '(':
        case ')':
        case '.':
            return true;
        case '-':
            m_tokens.push_back({Kind::dash, 0, 0});
            return true;
        case ',':
        case '&':
        case '+':
            m_tokens.push_back({Kind::list, 0, 0});
            return true;
        case '/':
            m_tokens.push_back({Kind::slash, 0, 0});
            return true;
        case ':':
            m_tokens.push_back({Kind::colon, 0, 0});
            return true;
        case ';':
        case '\n':
        case '\r':
        case '|':
            m_tokens.push_back({Kind::rule_end, 0, 0});
            return true;
        default:
            return false;
        }
    }

    const std::string& m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::optional<std::vector<Token>> tokens_of(std::string_view text) {
    const auto words = plain(text);
    return Tokens(words).run();
}

} // namespace relais::importers::hours
