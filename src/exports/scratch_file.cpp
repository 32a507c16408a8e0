#include "exports/scratch_file.h"

#include "util/errors.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace relais::exports {
namespace {

namespace fs = std::filesystem;

class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "relais-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw util::Unavailable({"export.unwritable", {{"file", name}, {"why", ""}}});
        }
        m_path = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

} // namespace

std::string bytes_of(const std::string& extension, const std::function<void(const fs::path&)>& write) {
    const ScratchFolder folder;
    const auto file = folder.path() / ("export." + extension);
    write(file);
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace relais::exports
