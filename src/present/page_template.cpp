#include "present/page_template.h"

#include "util/errors.h"

#include <kainjow/mustache.hpp>

#include <fstream>
#include <sstream>
#include <string_view>

namespace relais::present {
namespace {

namespace fs = std::filesystem;
using kainjow::mustache::data;

constexpr int k_deepest_partial = 8;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw util::Unavailable({"page.error_template_missing", {{"file", file.string()}}});
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Puts the catalogue's texts and the partials into a template, so that rendering does neither.
class Expander {
public:
    Expander(fs::path folder, const Texts& texts) : m_folder(std::move(folder)), m_texts(texts) {}

    [[nodiscard]] std::string expand(const fs::path& file, int depth = 0) const {
        const auto source = read(file);
        std::string out;
        std::size_t at = 0;
        while (true) {
            const auto open = source.find("{{", at);
            const auto close = open == std::string::npos ? open : source.find("}}", open);
            if (close == std::string::npos) {
                return out.append(source, at);
            }
            out.append(source, at, open - at);
            out += replace(source.substr(open, close + 2 - open), file, depth);
            at = close + 2;
        }
    }

private:
    [[nodiscard]] std::string replace(const std::string& tag, const fs::path& file, int depth) const {
        const auto inner = tag.substr(2, tag.size() - 4);
        if (inner.starts_with("t ")) {
            const auto key = inner.substr(2);
            if (!m_texts.has(key)) {
                throw util::Unavailable({"page.error_template_key", {{"file", file.string()}, {"key", key}}});
            }
            return kainjow::mustache::html_escape(m_texts.text(key));
        }
        if (inner.starts_with("> ") && depth < k_deepest_partial) {
            return expand(m_folder / (inner.substr(2) + ".mustache"), depth + 1);
        }
        return tag;
    }

    fs::path m_folder;
    const Texts& m_texts;
};

data to_data(const Value& value) {
    switch (value.kind()) {
    case Value::Kind::text:
        return value.text().empty() ? data(false) : data(value.text());
    case Value::Kind::truth:
        return data(value.truth());
    case Value::Kind::list: {
        data list(data::type::list);
        for (const auto& item : value.items()) {
            list.push_back(to_data(item));
        }
        return list;
    }
    case Value::Kind::object:
        break;
    }
    data object(data::type::object);
    for (std::size_t i = 0; i < value.items().size(); ++i) {
        object[value.names()[i]] = to_data(value.items()[i]);
    }
    return object;
}

} // namespace

struct Templates::Parsed {
    explicit Parsed(const std::string& text) : mustache(text) {}
    // render() is not const, but writes nothing except an error of a lambda or partial, of which there are none left:
    // threads may share it.
    mutable kainjow::mustache::mustache mustache;
};

Templates::Templates(const fs::path& folder, const Texts& texts) {
    const Expander expander(folder, texts);
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() != ".mustache") {
            continue;
        }
        auto parsed = std::make_unique<Parsed>(expander.expand(entry.path()));
        if (!parsed->mustache.is_valid()) {
            throw util::Unavailable({"page.error_template_bad",
                                     {{"file", entry.path().string()}, {"what", parsed->mustache.error_message()}}});
        }
        m_parsed.emplace(entry.path().stem().string(), std::move(parsed));
    }
    if (m_parsed.empty()) {
        throw util::Unavailable({"page.error_template_missing", {{"file", folder.string()}}});
    }
}

Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;

std::string Templates::render(const std::string& name, const Value& value) const {
    const auto found = m_parsed.find(name);
    if (found == m_parsed.end()) {
        throw util::Unavailable({"page.error_template_missing", {{"file", name + ".mustache"}}});
    }
    return found->second->mustache.render(to_data(value));
}

} // namespace relais::present
