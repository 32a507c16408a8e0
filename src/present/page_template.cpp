#include "present/page_template.h"

#include "util/errors.h"

#include <kainjow/mustache.hpp>

#include <string_view>

namespace relais::present {
namespace {

using kainjow::mustache::data;

constexpr int k_deepest_partial = 8;

/// Puts the catalogue's texts and the partials into a template, so that rendering does neither.
class Expander {
public:
    Expander(const TemplateSources& sources, const Texts& texts) : m_sources(sources), m_texts(texts) {}

    [[nodiscard]] std::string expand(const std::string& name, int depth = 0) const {
        const auto file = name + ".mustache";
        const auto found = m_sources.find(name);
        if (found == m_sources.end()) {
            throw util::Unavailable({"page.error_template_missing", {{"file", file}}});
        }
        const auto& source = found->second;
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
    [[nodiscard]] std::string replace(const std::string& tag, const std::string& file, int depth) const {
        const auto inner = tag.substr(2, tag.size() - 4);
        if (inner.starts_with("t ")) {
            const auto key = inner.substr(2);
            if (!m_texts.has(key)) {
                throw util::Unavailable({"page.error_template_key", {{"file", file}, {"key", key}}});
            }
            return kainjow::mustache::html_escape(m_texts.text(key));
        }
        if (inner.starts_with("> ") && depth < k_deepest_partial) {
            return expand(inner.substr(2), depth + 1);
        }
        return tag;
    }

    const TemplateSources& m_sources;
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

std::vector<std::string> names_of(const TemplateSources& sources) {
    std::vector<std::string> names;
    for (const auto& [name, source] : sources) {
        names.push_back(name);
    }
    return names;
}

} // namespace

struct Templates::Parsed {
    explicit Parsed(const std::string& text) : mustache(text) {}
    // render() is not const, but writes nothing except an error of a lambda or partial, of which there are none left:
    // threads may share it.
    mutable kainjow::mustache::mustache mustache;
};

Templates::Templates(const TemplateSources& sources, const Texts& texts)
    : Templates(sources, texts, names_of(sources)) {}

Templates::Templates(const TemplateSources& sources, const Texts& texts, const std::vector<std::string>& names) {
    const Expander expander(sources, texts);
    for (const auto& name : names) {
        auto parsed = std::make_unique<Parsed>(expander.expand(name));
        if (!parsed->mustache.is_valid()) {
            throw util::Unavailable({"page.error_template_bad",
                                     {{"file", name + ".mustache"}, {"what", parsed->mustache.error_message()}}});
        }
        m_parsed.emplace(name, std::move(parsed));
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
