#include "present/text_files.h"

#include "util/errors.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace relais::present {

namespace fs = std::filesystem;

std::vector<std::pair<std::string, std::string>> read_text_files(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".json") {
            paths.push_back(entry.path());
        }
    }
    if (paths.empty()) {
        throw util::Unavailable({"error.no_texts", {{"folder", folder.string()}}});
    }
    std::ranges::sort(paths);
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& path : paths) {
        std::ostringstream contents;
        contents << std::ifstream(path, std::ios::binary).rdbuf();
        files.emplace_back(path.string(), contents.str());
    }
    return files;
}

} // namespace relais::present
