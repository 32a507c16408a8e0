#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace relais::present {

/// The catalogue files of a folder such as web/i18n/fr, name → contents, in the order of names. Throws
/// util::Unavailable when there is none. In the browser's core, where there is no disk, those put inside it.
std::vector<std::pair<std::string, std::string>> read_text_files(const std::filesystem::path& folder);

} // namespace relais::present
