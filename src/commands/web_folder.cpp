#include "commands/web_folder.h"

#include <cstdlib>

namespace relais::commands {
namespace fs = std::filesystem;

fs::path find_web_folder() {
    if (const char* named = std::getenv("RELAIS_WEB"); named != nullptr && *named != '\0') {
        return named;
    }
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (auto folder = program; !folder.empty(); folder = folder.parent_path()) {
        if (fs::is_directory(folder / "web" / "i18n", error)) {
            return folder / "web";
        }
        if (folder == folder.root_path()) {
            break;
        }
    }
    const auto installed = program.parent_path() / "share" / "relais" / "web";
    return fs::is_directory(installed / "i18n", error) ? installed : fs::path("web");
}

} // namespace relais::commands
