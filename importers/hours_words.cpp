#include "importers/hours_words.h"

#include "importers/hours_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace relais::importers {
namespace {

using hours::Kind;
using hours::Token;

constexpr std::size_t k_longest_said = 300;
constexpr std::array<const char*, 7> k_days = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

struct Span {
    int from = 0;
    int until = 0;
};

struct Rule {
    int days = 0;
    bool holidays = false;
    bool closed = false;
    bool times_first = false;
    std::vector<Span> spans;
    [[nodiscard]] bool has_days() const { return days != 0 || holidays; }
    [[nodiscard]] bool has_hours() const { return closed || !spans.empty(); }
};

/// Reads tokens into rules; a class because the rule in hand and the position advance together.
class RuleParser {
public:
    explicit RuleParser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens)) {}

    std::optional<std::vector<Rule>> run() {
        while (m_at < m_tokens.size()) {
            if (!step()) {
                return std::nullopt;
            }
        }
        return flush() && !m_rules.empty() ? std::optional(std::move(m_rules)) : std::nullopt;
    }

private:
    [[nodiscard]] Kind kind(std::size_t ahead = 0) const {
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead].kind : Kind::rule_end;
    }

    bool step() {
        switch (kind()) {
        case Kind::rule_end:
            ++m_at;
            return m_rule.has_days() && !m_rule.has_hours() ? true : flush();
        case Kind::list:
        case Kind::filler:
        case Kind::colon:
        case Kind::slash:
            ++m_at;
            return true;
        case Kind::closed:
            return take_closed();
        case Kind::day:
        case Kind::days:
        case Kind::holiday:
            return take_days();
        case Kind::number:
            return take_span();
        default:
            return false;
        }
    }

    bool take_closed() {
        ++m_at;
        if (!m_rule.spans.empty() && !flush()) {
            return false;
        }
        m_rule.closed = true;
        return true;
    }

    bool take_days() {
        const bool full =
            m_rule.has_days() && m_rule.has_hours() && !(m_rule.closed && m_closed_open);
        if (full && !flush()) {
            return false;
        }
        m_closed_open = m_rule.closed;
        m_rule.times_first = m_rule.times_first || !m_rule.spans.empty();
        const auto token = m_tokens[m_at++];
        if (token.kind == Kind::holiday) {
            m_rule.holidays = true;
        } else if (token.kind == Kind::days) {
            m_rule.days |= token.value;
        } else if (kind() == Kind::dash && kind(1) == Kind::day) {
            for (int day = token.value;; day = (day + 1) % 7) {
                m_rule.days |= 1 << day;
                if (day == m_tokens[m_at + 1].value) {
                    break;
                }
            }
            m_at += 2;
        } else {
            m_rule.days |= 1 << token.value;
        }
        return true;
    }

    bool take_span() {
        if (m_rule.closed || m_rule.times_first) {
            if (!flush()) {
                return false;
            }
        }
        bool first_marked = false;
        bool second_marked = false;
        auto from = take_time(first_marked);
        while (kind() == Kind::filler) {
            ++m_at;
        }
        if (!from || kind() != Kind::dash) {
            return false;
        }
        ++m_at;
        while (kind() == Kind::filler || kind() == Kind::dash) {
            ++m_at;
        }
        auto until = kind() == Kind::number ? take_time(second_marked) : std::nullopt;
        if (!until || (!first_marked && !second_marked) || *from == *until || *from >= 24 * 60) {
            return false;
        }
        m_rule.spans.push_back({*from, *until});
        return true;
    }

    /// "8h", "8h30", "08:30", "8 h 30", "3pm", or a bare "8" (not `marked`). Minutes since
    /// midnight.
    std::optional<int> take_time(bool& marked) {
        const auto hours = m_tokens[m_at++];
        int minutes = 0;
        const bool mark = kind() == Kind::hour_mark || kind() == Kind::colon;
        if (mark) {
            marked = true;
            ++m_at;
            if (kind() == Kind::number && m_tokens[m_at].digits == 2) {
                minutes = m_tokens[m_at++].value;
            }
            if (kind() == Kind::hour_mark) {
                ++m_at; // "08:30h"
            }
        }
        int hour = hours.value;
        if (kind() == Kind::am || kind() == Kind::pm) {
            marked = true;
            const bool afternoon = m_tokens[m_at++].kind == Kind::pm;
            if (hour < 1 || hour > 12) {
                return std::nullopt;
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        const bool ok =
            hours.digits <= 2 && minutes < 60 && (hour < 24 || (hour == 24 && minutes == 0));
        return ok ? std::optional(hour * 60 + minutes) : std::nullopt;
    }

    bool flush() {
        const bool empty = !m_rule.has_days() && !m_rule.has_hours();
        const bool whole = m_rule.has_days() && m_rule.has_hours();
        if (whole) {
            m_rules.push_back(m_rule);
        }
        m_rule = {};
        m_closed_open = false;
        return empty || whole;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    bool m_closed_open = false; ///< "fermé samedi et dimanche": more days may follow
    Rule m_rule;
    std::vector<Rule> m_rules;
};

std::string days_text(const Rule& rule) {
    std::string out;
    const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : ",") + part; };
    for (int day = 0; day < 7;) {
        int end = day;
        while (end < 7 && ((rule.days >> end) & 1) != 0) {
            ++end;
        }
        if (end == day) {
            ++day;
            continue;
        }
        const char* separator = end - day == 2 ? "," : "-";
        add(end - day == 1 ? k_days.at(day)
                           : std::string(k_days.at(day)) + separator + k_days.at(end - 1));
        day = end;
    }
    if (rule.holidays) {
        add("PH");
    }
    return out;
}

std::string hours_text(const Rule& rule) {
    if (rule.closed) {
        return "off";
    }
    std::string out;
    for (const auto& span : rule.spans) {
        std::array<char, 64> text{};
        std::snprintf(text.data(),
                      text.size(),
                      "%02d:%02d-%02d:%02d",
                      span.from / 60,
                      span.from % 60,
                      span.until / 60,
                      span.until % 60);
        out += (out.empty() ? "" : ",") + std::string(text.data());
    }
    return out;
}

} // namespace

std::optional<std::string> hours_from_words(std::string_view text) {
    if (text.size() > k_longest_said) {
        return std::nullopt;
    }
    auto tokens = hours::tokens_of(text);
    auto rules = tokens ? RuleParser(std::move(*tokens)).run() : std::nullopt;
    if (!rules) {
        return std::nullopt;
    }
    std::string expression;
    for (const auto& rule : *rules) {
        expression += (expression.empty() ? "" : "; ") + days_text(rule) + " " + hours_text(rule);
    }
    return expression == "Mo-Su 00:00-24:00" ? "24/7" : expression;
}

} // namespace relais::importers
