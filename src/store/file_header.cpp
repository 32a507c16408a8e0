#include "store/file_header.h"

#include "util/errors.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <system_error>
#include <vector>

namespace relais::store {
namespace {

using Header = std::array<unsigned char, 100>; // https://www.sqlite.org/fileformat.html#the_database_header

std::uint32_t big_endian(const Header& header, std::size_t at) {
    return std::uint32_t{header[at]} << 24U | std::uint32_t{header[at + 1]} << 16U |
           std::uint32_t{header[at + 2]} << 8U | std::uint32_t{header[at + 3]};
}

[[noreturn]] void refuse(const char* key, const std::filesystem::path& file) {
    throw util::Unavailable({key, {{"file", file.string()}}});
}

std::uint64_t stated_size(const Header& header) {
    const std::uint32_t size = std::uint32_t{header[16]} << 8U | header[17];
    return std::uint64_t{size == 1 ? 65'536 : size} * big_endian(header, 28);
}

/// Whether SQLite has yet to bring the file in order by what stands beside it. A process killed while the log is written
/// back leaves a file shorter than it says: its first page goes first, and the pages after the old end are still to come.
bool has_log(const std::filesystem::path& file) {
    std::error_code error;
    const auto whole = std::filesystem::canonical(file, error).string();
    for (const char* beside : {"-wal", "-journal"}) {
        const auto bytes = std::filesystem::file_size(whole + beside, error);
        if (!error && bytes > 0) {
            return true;
        }
    }
    return false;
}

/// A file read through SQLite's own layer. A process that opens and closes a database file by itself drops all locks
/// that its connections hold on it (POSIX); another process then thinks it is alone, removes the write-ahead log at its
/// end, and what is written here afterwards is lost. SQLite knows its locks and puts the closing off.
class Peek {
public:
    explicit Peek(const std::filesystem::path& path)
        : m_vfs(sqlite3_vfs_find(nullptr)), m_room(static_cast<std::size_t>(m_vfs->szOsFile)),
          m_name(sqlite3_create_filename(std::filesystem::canonical(path).c_str(), "", "", 0, nullptr)) {
        if (m_vfs->xOpen(m_vfs, m_name, file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK) {
            const auto why = std::error_code(errno, std::generic_category()).message();
            close();
            throw util::Unavailable({"store.cannot_open", {{"file", path.string()}, {"what", why}}});
        }
    }
    ~Peek() { close(); }
    Peek(const Peek&) = delete;
    Peek& operator=(const Peek&) = delete;

    /// False when the file is shorter.
    bool read(Header& header) {
        return file()->pMethods->xRead(file(), header.data(), static_cast<int>(header.size()), 0) == SQLITE_OK;
    }
    std::uint64_t size() {
        sqlite3_int64 bytes = 0;
        file()->pMethods->xFileSize(file(), &bytes);
        return static_cast<std::uint64_t>(bytes);
    }

private:
    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(m_room.data()); }
    void close() {
        if (file()->pMethods != nullptr) {
            file()->pMethods->xClose(file());
            file()->pMethods = nullptr;
        }
        sqlite3_free_filename(m_name);
        m_name = nullptr;
    }

    sqlite3_vfs* m_vfs;
    std::vector<std::max_align_t> m_room; // more than enough, and aligned
    const char* m_name;
};

} // namespace

void check_header(const std::filesystem::path& file, int newest_schema) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        refuse("store.missing", file);
    }
    if (!std::filesystem::is_regular_file(file, error)) {
        refuse("store.not_a_database", file);
    }
    Header header{};
    Peek peek(file);
    if (!peek.read(header) || std::memcmp(header.data(), "SQLite format 3", 16) != 0) {
        refuse("store.not_a_database", file);
    }
    if (big_endian(header, 68) != static_cast<std::uint32_t>(k_application_id)) {
        refuse("store.not_ours", file);
    }
    if (static_cast<int>(big_endian(header, 60)) > newest_schema) {
        refuse("store.newer", file);
    }
    if (peek.size() < stated_size(header) && !has_log(file)) {
        refuse("store.damaged", file);
    }
}

} // namespace relais::store
