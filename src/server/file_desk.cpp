#include "server/file_desk.h"

#include "util/errors.h"

namespace relais::server {

FileDesk::FileDesk(std::size_t waiting) : m_most_waiting(waiting), m_thread([this] { run(); }) {}

FileDesk::~FileDesk() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

std::string FileDesk::make(const std::function<std::string()>& work) {
    std::packaged_task<std::string()> task(work);
    auto made = task.get_future();
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopping || m_waiting.size() >= m_most_waiting) {
            throw util::Unavailable({"api.error.busy", {}});
        }
        m_waiting.push_back(std::move(task));
    }
    m_wake.notify_all();
    try {
        return made.get();
    } catch (const std::future_error&) { // the server stopped before its turn came
        throw util::Unavailable({"api.error.busy", {}});
    }
}

void FileDesk::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping) {
            m_waiting.clear(); // breaks their promises: whoever waits is told
            return;
        }
        auto task = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace relais::server
