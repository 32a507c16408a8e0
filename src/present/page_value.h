#pragma once
#include <string>
#include <utility>
#include <vector>

namespace relais::present {

/// What a template is filled with: a text, a yes or no, a list, or named values. An empty text counts as "no" in a
/// section, so that a template may ask `{{#address}}`. Beware that a name missing in an item is looked for outside it.
class Value {
public:
    enum class Kind { text, truth, list, object };

    Value(std::string text) : m_kind(Kind::text), m_text(std::move(text)) {} // NOLINT(google-explicit-constructor)
    Value(const char* text) : m_kind(Kind::text), m_text(text) {}            // NOLINT(google-explicit-constructor)
    Value(bool truth) : m_kind(Kind::truth), m_truth(truth) {}               // NOLINT(google-explicit-constructor)
    static Value list() { return Value(Kind::list); }
    static Value object() { return Value(Kind::object); }

    Value& set(std::string name, Value value) {
        m_names.push_back(std::move(name));
        m_items.push_back(std::move(value));
        return *this;
    }
    Value& add(Value item) {
        m_items.push_back(std::move(item));
        return *this;
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool truth() const { return m_truth; }
    [[nodiscard]] const std::vector<Value>& items() const { return m_items; }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; } ///< of an object's items
    [[nodiscard]] bool is_empty() const { return m_items.empty(); }

private:
    explicit Value(Kind kind) : m_kind(kind) {}

    Kind m_kind;
    bool m_truth = false;
    std::string m_text;
    std::vector<std::string> m_names;
    std::vector<Value> m_items;
};

} // namespace relais::present
