#include "exports/temporary_file.h"

#include "util/errors.h"

#include <fstream>
#include <iterator>

namespace relais::exports {
namespace {

[[noreturn]] void unwritable(const std::filesystem::path& file, const std::string& why) {
    throw util::Unavailable(
        {"export.unwritable", {{"file", file.filename().string()}, {"why", why}}});
}

} // namespace

TemporaryFile::TemporaryFile(const std::string& extension)
    : m_path(m_folder.path() / ("export" + extension)) {}

std::string TemporaryFile::bytes() const {
    std::ifstream in(m_path, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(in), {}};
    if (!in || all.empty()) {
        unwritable(m_path, "");
    }
    return all;
}

} // namespace relais::exports
