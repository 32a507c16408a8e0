#pragma once
#include <filesystem>

namespace relais::commands {

/// Where texts, templates and the built page are: $RELAIS_WEB, else a folder "web" above the program (a build tree),
/// else ../share/relais/web beside it (an installation), else "web" here.
std::filesystem::path find_web_folder();

} // namespace relais::commands
