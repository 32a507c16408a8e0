#pragma once
#include "util/message.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace relais::present {

enum class Lang { fr, en };

/// "fr" or "en".
std::string_view code_of(Lang lang);
/// French unless the tag or locale ("en_GB.UTF-8", "en-US") begins with "en".
Lang lang_from(std::string_view tag);

/// The catalogue of one language: every file of web/i18n/<lang>/*.json, flat objects "key": "text with {placeholder}".
/// A key that ends in ".one" / ".other" is chosen by the value "count": in French 0 and 1 are singular, in English
/// 1 alone. Immutable; safe to read from many threads.
class Texts {
public:
    /// Throws util::Unavailable naming the file when a catalogue cannot be read, or a key is given twice.
    static Texts load(const std::filesystem::path& i18n_folder, Lang lang);

    [[nodiscard]] Lang lang() const { return m_lang; }
    [[nodiscard]] bool has(const std::string& key) const { return m_texts.contains(key); }
    /// The sentence; the message's plain form when the key is not in the catalogue, so that nothing is ever lost.
    [[nodiscard]] std::string render(const util::Message& message) const;
    /// The text of a key without placeholders.
    [[nodiscard]] std::string text(const std::string& key) const { return render({key, {}}); }
    /// The label of a code: text("<list>.<code>").
    [[nodiscard]] std::string label(std::string_view list, std::string_view code) const;
    [[nodiscard]] const std::unordered_map<std::string, std::string>& all() const { return m_texts; }

private:
    Lang m_lang = Lang::fr;
    std::unordered_map<std::string, std::string> m_texts;
};

/// Both languages at once, for a server.
struct Catalogues {
    Texts fr;
    Texts en;
    [[nodiscard]] const Texts& in(Lang lang) const { return lang == Lang::en ? en : fr; }
    static Catalogues load(const std::filesystem::path& i18n_folder);
};

} // namespace relais::present
