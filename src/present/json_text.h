#pragma once
#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relais::present {

/// Writes JSON straight into one string, in the order told: for the answers that many ask for at
/// once, where a tree of values costs ten times its text. Whoever writes sees to it that every
/// object and list is closed and every key has its value. Text that is not UTF-8 is replaced, as
/// text_of (json_parts.h) does.
class JsonText {
public:
    JsonText& begin_object() { return begin('{'); }
    JsonText& end_object() { return end('}'); }
    JsonText& begin_list() { return begin('['); }
    JsonText& end_list() { return end(']'); }

    /// `name` is one of ours: nothing in it needs escaping.
    JsonText& key(std::string_view name) {
        separate();
        m_text += '"';
        m_text += name;
        m_text += "\":";
        m_needs_comma = false;
        return *this;
    }

    JsonText& add(std::string_view text);
    JsonText& add(const std::string& text) { return add(std::string_view(text)); }
    JsonText& add(const char* text) { return add(std::string_view(text)); }
    JsonText& add(double number); ///< null if it is not finite
    template <std::integral Number>
    JsonText& add(Number number) {
        if constexpr (std::same_as<Number, bool>) {
            return literal(number ? "true" : "false");
        } else {
            char digits[24];
            const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
            return literal({digits, static_cast<std::size_t>(end - digits)});
        }
    }
    template <class Value>
    JsonText& add(const std::optional<Value>& value) {
        return value ? add(*value) : null();
    }
    JsonText& add(const std::vector<std::string>& texts);
    JsonText& null() { return literal("null"); }
    JsonText& or_null(std::string_view text) { return text.empty() ? null() : add(text); }
    /// Room for a text about that long.
    void reserve(std::size_t bytes) { m_text.reserve(bytes); }
    /// A value, or members of an object, that is JSON already.
    JsonText& literal(std::string_view json) {
        separate();
        m_text += json;
        m_needs_comma = true;
        return *this;
    }
    /// The rest of a literal that was begun.
    JsonText& more(std::string_view json) {
        m_text += json;
        return *this;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    JsonText& begin(char bracket) {
        separate();
        m_text += bracket;
        m_needs_comma = false;
        return *this;
    }
    JsonText& end(char bracket) {
        m_text += bracket;
        m_needs_comma = true;
        return *this;
    }
    void separate() {
        if (m_needs_comma) {
            m_text += ',';
        }
    }

    std::string m_text;
    bool m_needs_comma = false;
};

/// A text as a value of JSON, in its quotation marks.
std::string as_json(std::string_view text);

} // namespace relais::present
