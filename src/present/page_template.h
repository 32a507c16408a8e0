#pragma once
#include "present/page_value.h"
#include "present/texts.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace relais::present {

/// Contents of the files *.mustache by the name before the dot.
using TemplateSources = std::map<std::string, std::string>;

/// Throws util::Unavailable naming the folder, or the file that cannot be read.
TemplateSources read_templates(const std::filesystem::path& folder);

/// The templates of one language, read and parsed once. Beside mustache's own tags, `{{t key}}` stands for the text of
/// a catalogue key and `{{> name}}` for the file name.mustache; both are put in when the file is read. Everything
/// written by `{{name}}` is escaped; the templates use no `{{{name}}}`.
class Templates {
public:
    /// Throws util::Unavailable naming the file that is missing or cannot be parsed, or the key no catalogue has.
    Templates(const TemplateSources& sources, const Texts& texts);
    /// Only these of the sources, and the partials they name.
    Templates(const TemplateSources& sources, const Texts& texts, const std::vector<std::string>& names);
    ~Templates();
    Templates(Templates&&) noexcept;

    /// The page. Throws util::Unavailable for a template that was not there.
    [[nodiscard]] std::string render(const std::string& name, const Value& value) const;

private:
    struct Parsed;
    std::map<std::string, std::unique_ptr<Parsed>> m_parsed;
};

} // namespace relais::present
