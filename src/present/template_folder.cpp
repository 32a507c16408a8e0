#include "present/page_template.h"

#include "util/errors.h"

#include <fstream>
#include <sstream>

namespace relais::present {

TemplateSources read_templates(const std::filesystem::path& folder) {
    TemplateSources sources;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() != ".mustache") {
            continue;
        }
        std::ifstream in(entry.path(), std::ios::binary);
        if (!in) {
            throw util::Unavailable({"page.error_template_missing", {{"file", entry.path().string()}}});
        }
        std::ostringstream text;
        text << in.rdbuf();
        sources.emplace(entry.path().stem().string(), text.str());
    }
    if (sources.empty()) {
        throw util::Unavailable({"page.error_template_missing", {{"file", folder.string()}}});
    }
    return sources;
}

} // namespace relais::present
