#pragma once
#include <filesystem>
#include <memory>

namespace SQLite {
class Database;
}

namespace relais::store {

enum class Access { read_only, read_write };

/// The one SpatiaLite file of Relais. One thread at a time; open another Database for another thread.
///
/// A file that is not ours, newer than this program, damaged or locked is refused with util::Unavailable before
/// anything in it changes.
class Database {
public:
    /// Opens an existing file, and first brings its schema up to date if an older program wrote it.
    static Database open(const std::filesystem::path& file, Access access);
    /// `open`, or makes the file (and its folder) first. A crash while making it leaves no file of that name.
    static Database open_or_create(const std::filesystem::path& file);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] SQLite::Database& sql() const; ///< for the sources of this layer

private:
    struct Handles;
    explicit Database(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> m_handles;
};

/// Everything until `commit` is done wholly or not at all. Takes the right to write at once, so that what is read
/// inside still holds when it is written.
class Transaction {
public:
    explicit Transaction(const Database& database);
    ~Transaction(); ///< undoes what was not committed
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    const Database& m_database;
    bool m_committed = false;
};

/// Checks the whole file (pages, foreign keys). Throws util::Unavailable if it is damaged.
void check_integrity(const Database& database);

} // namespace relais::store
