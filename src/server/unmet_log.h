#pragma once
#include "usecases/desk.h"
#include "usecases/unmet_searches.h"
#include "util/clock.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace relais::server {

/// Where counts of unmet searches are kept; called from one thread at a time. Empty functions:
/// nothing is counted.
struct UnmetStore {
    std::function<void(const std::vector<directory::UnmetCount>&)> add;
    std::function<std::vector<directory::UnmetCount>()> load;
};

/// The one of a server's database, none where it has no desk. `desk` must outlive it.
UnmetStore unmet_store(usecases::Desk* desk, util::Clock clock);

/// Counts searches that found nothing suitable, and writes them down from a thread of its own now
/// and then and at the end, so that no request waits for a disk. A store that fails is told once
/// and tried again; the counts wait.
class UnmetLog {
public:
    /// `tell` receives what goes wrong.
    UnmetLog(UnmetStore store,
             std::chrono::milliseconds pause,
             std::function<void(std::string_view)> tell);
    ~UnmetLog();
    UnmetLog(const UnmetLog&) = delete;
    UnmetLog& operator=(const UnmetLog&) = delete;

    /// Any thread.
    void add(const std::vector<directory::UnmetCount>& counts);
    /// What the store held when it was last looked at. Never null; any thread.
    [[nodiscard]] std::shared_ptr<const std::vector<directory::UnmetCount>> known() const;
    /// Writes now rather than at the next turn.
    void flush();

private:
    void run();

    UnmetStore m_store;
    std::chrono::milliseconds m_pause;
    std::function<void(std::string_view)> m_tell;
    usecases::UnmetCounter m_counter;
    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_has_told = false;
    std::shared_ptr<const std::vector<directory::UnmetCount>> m_known;
    std::mutex m_store_mutex; ///< one writer at a time
    std::thread m_writer;
};

} // namespace relais::server
