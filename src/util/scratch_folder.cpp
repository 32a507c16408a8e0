#include "util/scratch_folder.h"

#include "util/errors.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace relais::util {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
    std::error_code error;
    auto pattern = (fs::temp_directory_path(error) / "relais-XXXXXX").string();
    if (error || mkdtemp(pattern.data()) == nullptr) {
        throw Unavailable({"export.unwritable", {{"file", pattern}, {"why", error.message()}}});
    }
    m_path = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace relais::util
