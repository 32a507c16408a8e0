#include "importers/zip_file.h"

#include "util/errors.h"

#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

namespace relais::importers {
namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using OpenFile = std::unique_ptr<VSILFILE, Close>;

struct FreeDirectory {
    void operator()(VSIDIR* directory) const { VSICloseDir(directory); }
};

util::Unavailable cannot_write(const fs::path& file) {
    return util::Unavailable({"stick.cannot_write", {{"file", file.string()}}});
}

util::InvalidInput cannot_read(const fs::path& path) {
    return {"path", {"stick.cannot_read", {{"file", path.string()}}}};
}

std::string read_whole(const std::string& address, std::uint64_t size, const fs::path& path) {
    const OpenFile file(VSIFOpenL(address.c_str(), "rb"));
    std::string bytes(size, '\0');
    if (!file || VSIFReadL(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
        throw cannot_read(path);
    }
    return bytes;
}

} // namespace

void write_zip(const fs::path& file, const std::vector<NamedFile>& files) {
    const auto root = "/vsizip/" + fs::absolute(file).string();
    const OpenFile archive(VSIFOpenL(root.c_str(), "wb")); // keeps the archive open over its files
    if (!archive) {
        throw cannot_write(file);
    }
    for (const auto& one : files) {
        const OpenFile inside(VSIFOpenL((root + "/" + one.name).c_str(), "wb"));
        if (!inside || VSIFWriteL(one.bytes.data(), 1, one.bytes.size(), inside.get()) != one.bytes.size()) {
            throw cannot_write(file);
        }
    }
}

std::vector<NamedFile> read_zip_or_folder(const fs::path& path) {
    constexpr std::uint64_t k_most = 500'000'000;
    const auto root = (fs::is_directory(path) ? "" : "/vsizip/") + fs::absolute(path).string();
    const std::unique_ptr<VSIDIR, FreeDirectory> directory(VSIOpenDir(root.c_str(), -1, nullptr));
    if (!directory) {
        throw cannot_read(path);
    }
    std::vector<NamedFile> files;
    std::uint64_t total = 0;
    while (const VSIDIREntry* entry = VSIGetNextDirEntry(directory.get())) {
        if (VSI_ISDIR(entry->nMode)) {
            continue;
        }
        total += entry->nSize;
        if (total > k_most) {
            throw cannot_read(path);
        }
        files.push_back({entry->pszName, read_whole(root + "/" + entry->pszName, entry->nSize, path)});
    }
    std::ranges::sort(files, {}, &NamedFile::name);
    return files;
}

} // namespace relais::importers
