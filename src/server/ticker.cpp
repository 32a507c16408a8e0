#include "server/ticker.h"

#include "server/referral_routes.h"
#include "server/training_site.h"
#include "usecases/run_due.h"
#include "util/errors.h"

#include <string>

namespace relais::server {

Ticker::Ticker(const Site& site,
               std::chrono::seconds pause,
               std::function<void(std::string_view)> tell)
    : m_site(site),
      m_pause(pause),
      m_tell(std::move(tell)) {
    if (m_pause.count() > 0 && m_site.desk != nullptr) {
        m_worker = std::thread([this] { run(); });
    }
}

Ticker::~Ticker() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_worker.joinable()) {
        m_worker.join();
    }
}

void Ticker::run() {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_pause, [this] { return m_stopping; })) {
        lock.unlock();
        try {
            look();
        } catch (const util::Error& error) {
            m_tell(std::string("tick: ") + error.what());
        } catch (const std::exception&) {
            m_tell("tick: fault"); // its words may hold what a person wrote
        }
        lock.lock();
    }
}

void Ticker::look() const {
    if (m_site.training != nullptr) {
        m_site.training->restart_on_another_day(*m_site.desk, m_site.today());
    }
    const auto served = m_site.edition.current();
    const auto say = say_of(m_site);
    m_site.desk->write([&](const auto& database) {
        return usecases::run_due(database, served->snapshot.get(), say, m_site.clock());
    });
}

} // namespace relais::server
