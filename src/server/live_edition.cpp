#include "server/live_edition.h"

#include <exception>
#include <utility>

namespace relais::server {

LiveEdition::LiveEdition(EditionSource source, std::chrono::milliseconds poll,
                         std::function<void(std::string_view)> tell)
    : m_source(std::move(source)), m_poll(poll), m_tell(std::move(tell)) {
    look();
    m_watcher = std::thread([this] { watch(); });
}

LiveEdition::~LiveEdition() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_watcher.join();
}

std::shared_ptr<const Served> LiveEdition::current() const {
    const std::scoped_lock lock(m_mutex);
    return m_current;
}

void LiveEdition::set(std::shared_ptr<const Served> served) {
    const std::scoped_lock lock(m_mutex);
    m_current.swap(served); // the old edition is destroyed after the lock, by whoever held it last
}

void LiveEdition::look() {
    const std::scoped_lock lock(m_looking);
    auto version = m_source.current_version(); // before loading: a change in between is seen at the next look
    if (version == m_version && current()) {
        return;
    }
    set(version.empty() ? std::make_shared<Served>(nullptr)
                        : std::make_shared<Served>(m_source.load(),
                                                   m_source.changes ? m_source.changes() : std::nullopt));
    m_version = std::move(version);
}

void LiveEdition::refresh() {
    try {
        look();
        const std::scoped_lock lock(m_looking);
        m_last_fault.clear();
    } catch (const std::exception& error) {
        const std::scoped_lock lock(m_looking);
        if (m_last_fault != error.what()) { // said once, not once a second
            m_last_fault = error.what();
            m_tell("edition: " + m_last_fault);
        }
    }
}

void LiveEdition::watch() {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_poll, [this] { return m_stopping; })) {
        lock.unlock();
        refresh();
        lock.lock();
    }
}

} // namespace relais::server
