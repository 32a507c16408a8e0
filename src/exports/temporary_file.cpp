#include "exports/temporary_file.h"

#include "util/errors.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace relais::exports {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void unwritable(const fs::path& file, const std::string& why) {
    throw util::Unavailable({"export.unwritable", {{"file", file.filename().string()}, {"why", why}}});
}

} // namespace

TemporaryFile::TemporaryFile(const std::string& extension) {
    std::error_code error;
    auto pattern = (fs::temp_directory_path(error) / "relais-XXXXXX").string();
    if (error || mkdtemp(pattern.data()) == nullptr) {
        unwritable(pattern, error.message());
    }
    m_folder = pattern;
    m_path = m_folder / ("export" + extension);
}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

std::string TemporaryFile::bytes() const {
    std::ifstream in(m_path, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(in), {}};
    if (!in || all.empty()) {
        unwritable(m_path, "");
    }
    return all;
}

} // namespace relais::exports
