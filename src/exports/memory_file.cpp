#include "exports/memory_file.h"

#include "util/errors.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <atomic>
#include <cstdint>

namespace relais::exports {
namespace {

[[noreturn]] void unwritable(const std::string& file) {
    throw util::Unavailable({"export.unwritable", {{"file", file}, {"why", ""}}});
}

} // namespace

MemoryFile::MemoryFile(std::string_view extension) {
    static std::atomic<std::uint64_t> k_number = 0;
    m_path = "/vsimem/relais-export-" + std::to_string(++k_number) + "." + std::string(extension);
}

MemoryFile::~MemoryFile() {
    VSIUnlink(m_path.c_str());
}

std::string MemoryFile::bytes() const {
    vsi_l_offset size = 0;
    const auto* data = VSIGetMemFileBuffer(m_path.c_str(), &size, FALSE);
    if (data == nullptr) {
        unwritable(m_path);
    }
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

ZipFile::ZipFile() : m_file("zip"), m_archive(CPLCreateZip(m_file.path().c_str(), nullptr)) {
    if (m_archive == nullptr) {
        unwritable(m_file.path());
    }
}

ZipFile::~ZipFile() {
    if (m_archive != nullptr) {
        CPLCloseZip(m_archive);
    }
}

void ZipFile::add(const std::string& name, std::string_view content, Packing packing) {
    constexpr std::size_t k_piece = 1'000'000'000; // lengths are ints there
    CPLStringList options;
    options.SetNameValue("COMPRESSED", packing == Packing::stored ? "NO" : "YES");
    bool good = CPLCreateFileInZip(m_archive, name.c_str(), options.List()) == CE_None;
    while (good && !content.empty()) {
        const auto piece = content.substr(0, k_piece);
        good = CPLWriteFileInZip(m_archive, piece.data(), static_cast<int>(piece.size())) == CE_None;
        content.remove_prefix(piece.size());
    }
    if (!good || CPLCloseFileInZip(m_archive) != CE_None) {
        unwritable(name);
    }
}

std::string ZipFile::take() {
    const auto closed = CPLCloseZip(m_archive);
    m_archive = nullptr;
    if (closed != CE_None) {
        unwritable(m_file.path());
    }
    return m_file.bytes();
}

} // namespace relais::exports
