#pragma once
#include "server/routes.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace relais::server {

/// Does what time brings (usecases/run_due.h) from a thread of its own, now and then, until it is
/// destroyed; a run that fails is told and tried again at the next turn.
class Ticker {
public:
    /// `pause` 0, or a site without a desk: no thread. `site` must outlive it; `tell` receives what
    /// goes wrong.
    Ticker(const Site& site,
           std::chrono::seconds pause,
           std::function<void(std::string_view)> tell);
    ~Ticker();
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;

private:
    void run();
    void look() const;

    const Site& m_site;
    std::chrono::seconds m_pause;
    std::function<void(std::string_view)> m_tell;
    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_worker;
};

} // namespace relais::server
