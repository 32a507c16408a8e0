#include "exports/target_file.h"

#include "util/errors.h"

#include <fstream>
#include <system_error>

namespace relais::exports {

namespace fs = std::filesystem;

TargetFile::TargetFile(fs::path target)
    : m_target(std::move(target)),
      m_draft(m_target.parent_path() /
              ("." + m_target.stem().string() + ".part" + m_target.extension().string())) {
    std::error_code error;
    if (fs::exists(m_target, error)) {
        throw util::InvalidInput("file", {"cli.file_exists", {{"file", m_target.string()}}});
    }
    fs::remove(m_draft, error);
}

TargetFile::~TargetFile() {
    std::error_code ignored;
    fs::remove(m_draft, ignored);
}

void TargetFile::keep() const {
    std::error_code error;
    if (!fs::exists(m_draft, error)) {
        fail("");
    }
    fs::rename(m_draft, m_target, error);
    if (error) {
        fail(error.message());
    }
}

void TargetFile::fail(const std::string& why) const {
    throw util::Unavailable({"export.unwritable", {{"file", m_target.string()}, {"why", why}}});
}

void write_file(const fs::path& target, const std::string& bytes) {
    const TargetFile file(target);
    std::ofstream out(file.draft(), std::ios::binary);
    out << bytes;
    out.close();
    if (!out) {
        file.fail("");
    }
    file.keep();
}

} // namespace relais::exports
