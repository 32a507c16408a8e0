#pragma once
#include "present/page_value.h"
#include "present/texts.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace relais::present {

/// The templates of one language, read and parsed once. Beside mustache's own tags, `{{t key}}` stands for the text of
/// a catalogue key and `{{> name}}` for the file name.mustache; both are put in when the file is read. Everything
/// written by `{{name}}` is escaped; the templates use no `{{{name}}}`.
class Templates {
public:
    /// Throws util::Unavailable naming the file that is missing or cannot be parsed, or the key no catalogue has.
    Templates(const std::filesystem::path& folder, const Texts& texts);
    ~Templates();
    Templates(Templates&&) noexcept;

    /// The page. Throws util::Unavailable for a template that was not there.
    [[nodiscard]] std::string render(const std::string& name, const Value& value) const;

private:
    struct Parsed;
    std::map<std::string, std::unique_ptr<Parsed>> m_parsed;
};

} // namespace relais::present
