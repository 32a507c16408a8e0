#include "present/texts.h"

#include "present/text_files.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace relais::present {
namespace {

/// Fills "{name}" from the message; a brace without a value stays, so that a fault is seen.
std::string fill(const std::string& pattern, const util::Message& message) {
    std::string out;
    out.reserve(pattern.size() + 32);
    std::size_t at = 0;
    while (at < pattern.size()) {
        const auto open = pattern.find('{', at);
        const auto close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) {
            break;
        }
        out.append(pattern, at, open - at);
        const auto name = pattern.substr(open + 1, close - open - 1);
        const auto given = std::ranges::find(message.values, name, &std::pair<std::string, std::string>::first);
        out += given != message.values.end() ? given->second : "{" + name + "}";
        at = close + 1;
    }
    out.append(pattern, at);
    return out;
}

bool is_singular(const std::string& count, Lang lang) {
    return count == "1" || (lang == Lang::fr && count == "0");
}

} // namespace

std::string_view code_of(Lang lang) {
    return lang == Lang::en ? "en" : "fr";
}

Lang lang_from(std::string_view tag) {
    const bool english = tag.size() >= 2 && std::tolower(static_cast<unsigned char>(tag[0])) == 'e' &&
                         std::tolower(static_cast<unsigned char>(tag[1])) == 'n';
    return english ? Lang::en : Lang::fr;
}

Texts Texts::load(const std::filesystem::path& i18n_folder, Lang lang) {
    Texts texts;
    texts.m_lang = lang;
    for (const auto& [file, contents] : read_text_files(i18n_folder / code_of(lang))) {
        const auto json = nlohmann::json::parse(contents, nullptr, false);
        if (!json.is_object()) {
            throw util::Unavailable({"error.bad_texts", {{"file", file}}});
        }
        for (const auto& [key, text] : json.items()) {
            if (!text.is_string() || !texts.m_texts.emplace(key, text.get<std::string>()).second) {
                throw util::Unavailable({"error.bad_text_key", {{"file", file}, {"key", key}}});
            }
        }
    }
    return texts;
}

std::string Texts::render(const util::Message& message) const {
    auto found = m_texts.find(message.key);
    if (found == m_texts.end()) {
        const char* number = is_singular(message.value("count"), m_lang) ? ".one" : ".other";
        found = m_texts.find(message.key + number);
    }
    return found == m_texts.end() ? message.plain() : fill(found->second, message);
}

std::string Texts::label(std::string_view list, std::string_view code) const {
    std::string key(list);
    key += '.';
    key += code;
    return text(key);
}

Catalogues Catalogues::load(const std::filesystem::path& i18n_folder) {
    return {Texts::load(i18n_folder, Lang::fr), Texts::load(i18n_folder, Lang::en)};
}

} // namespace relais::present
