#include "server/unmet_log.h"

#include <exception>
#include <utility>

namespace relais::server {

using directory::UnmetCount;

UnmetStore unmet_store(usecases::Desk* desk, util::Clock clock) {
    if (desk == nullptr) {
        return {};
    }
    return {[desk, clock = std::move(clock)](const std::vector<UnmetCount>& counts) {
                const auto today = util::day_in_cameroon(clock());
                desk->write([&](const store::Database& database) {
                    usecases::keep_unmet(database, counts, today);
                });
            },
            [desk] {
                return desk->read(
                    [](const store::Database& database) { return usecases::kept_unmet(database); });
            }};
}

UnmetLog::UnmetLog(UnmetStore store,
                   std::chrono::milliseconds pause,
                   std::function<void(std::string_view)> tell)
    : m_store(std::move(store)),
      m_pause(pause),
      m_tell(std::move(tell)),
      m_known(std::make_shared<const std::vector<UnmetCount>>()) {
    if (m_store.load) {
        flush();
        m_writer = std::thread([this] { run(); });
    }
}

UnmetLog::~UnmetLog() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_writer.joinable()) {
        m_writer.join();
        flush();
    }
}

void UnmetLog::add(const std::vector<UnmetCount>& counts) {
    if (m_store.add) {
        m_counter.add(counts);
    }
}

std::shared_ptr<const std::vector<UnmetCount>> UnmetLog::known() const {
    const std::scoped_lock lock(m_mutex);
    return m_known;
}

void UnmetLog::flush() {
    const std::scoped_lock one_writer(m_store_mutex);
    auto counts = m_counter.take();
    try {
        if (m_store.add) {
            m_store.add(counts);
            counts.clear(); // written: not to be counted again if reading fails
        }
        auto known = std::make_shared<const std::vector<UnmetCount>>(m_store.load());
        const std::scoped_lock lock(m_mutex);
        m_known = std::move(known);
        m_has_told = false;
    } catch (const std::exception& error) {
        m_counter.add(counts);
        const std::scoped_lock lock(m_mutex);
        if (!std::exchange(m_has_told, true)) {
            m_tell(std::string("unmet searches are not written: ") + error.what());
        }
    }
}

void UnmetLog::run() {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_pause, [this] { return m_stopping; })) {
        lock.unlock();
        flush();
        lock.lock();
    }
}

} // namespace relais::server
