#include "usecases/desk.h"

namespace relais::usecases {

Desk::Desk(const std::filesystem::path& file) : m_writer(store::Database::open(file, store::Access::read_write)) {
    constexpr int k_readers = 4; // a session is looked up in microseconds
    for (int i = 0; i < k_readers; ++i) {
        m_readers.push_back(
            std::make_unique<store::Database>(store::Database::open(file, store::Access::read_only)));
    }
}

Desk::~Desk() = default;

Desk::Borrowed::Borrowed(Desk& desk) : m_desk(desk) {
    std::unique_lock lock(desk.m_mutex);
    desk.m_returned.wait(lock, [&] { return !desk.m_readers.empty(); });
    m_database = std::move(desk.m_readers.back());
    desk.m_readers.pop_back();
}

Desk::Borrowed::~Borrowed() {
    {
        const std::scoped_lock lock(m_desk.m_mutex);
        m_desk.m_readers.push_back(std::move(m_database));
    }
    m_desk.m_returned.notify_one();
}

} // namespace relais::usecases
