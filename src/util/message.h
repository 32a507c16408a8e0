#pragma once
#include <string>
#include <utility>
#include <vector>

namespace relais::util {

/// A sentence for people, not yet in any language: a key of web/i18n/*/*.json and the values that
/// fill its braces. Layers below `present/` speak only in these; `present::Texts` turns them into
/// French or English.
struct Message {
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;

    /// The value of a placeholder, or an empty string.
    [[nodiscard]] std::string value(const std::string& name) const;
    /// "key (name: value, …)": for logs and for a catalogue that lacks the key.
    [[nodiscard]] std::string plain() const;

    bool operator==(const Message&) const = default;
};

} // namespace relais::util
