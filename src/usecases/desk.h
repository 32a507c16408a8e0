#pragma once
#include "store/database.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace relais::usecases {

/// The databases of a running server: one connection that writes, one caller at a time, and a few that only read and
/// wait for nobody. Any thread.
///
///     const auto id = desk.write([&](const store::Database& database) { return place_offer(database, actor, …); });
///
/// The use case opens the store::Transaction; what it throws leaves nothing behind.
class Desk {
public:
    /// Throws util::Unavailable as store::Database::open does.
    explicit Desk(const std::filesystem::path& file);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    template <class Work>
    auto write(Work&& work) {
        const std::scoped_lock turn(m_writing);
        return std::forward<Work>(work)(m_writer);
    }

    /// What was committed before the call is seen.
    template <class Work>
    auto read(Work&& work) {
        const Borrowed reader(*this);
        return std::forward<Work>(work)(reader.database());
    }

    /// A connection of one's own, for work that takes long. Throws as the constructor.
    [[nodiscard]] store::Database connection() const {
        return store::Database::open(m_writer.file(), store::Access::read_write);
    }

private:
    class Borrowed {
    public:
        explicit Borrowed(Desk& desk);
        ~Borrowed();
        Borrowed(const Borrowed&) = delete;
        Borrowed& operator=(const Borrowed&) = delete;
        [[nodiscard]] const store::Database& database() const { return *m_database; }

    private:
        Desk& m_desk;
        std::unique_ptr<store::Database> m_database;
    };

    std::mutex m_writing;
    store::Database m_writer;
    std::mutex m_mutex; ///< of m_readers
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<store::Database>> m_readers;
};

} // namespace relais::usecases
