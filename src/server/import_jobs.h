#pragma once
#include "util/message.h"
#include "util/progress.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace relais::server {

/// Reads mappings one after another on a thread of its own, while their pages say how far each is.
/// What was begun when the server stops leaves nothing; the file is still there to be checked
/// again.
class ImportJobs {
public:
    ImportJobs()
        : m_thread([this] { run(); }) {}
    ~ImportJobs();
    ImportJobs(const ImportJobs&) = delete;
    ImportJobs& operator=(const ImportJobs&) = delete;

    enum class Phase : std::uint8_t { waiting, reading, writing, done, failed };
    struct State {
        Phase phase = Phase::waiting;
        std::int64_t done = 0;
        std::int64_t total = 0; ///< 0: not known
        util::Message fault;    ///< of `failed`
    };
    using Work = std::function<void(const util::Progress& reading, const util::Progress& writing)>;

    /// Nothing happens if the job of this number waits or runs already.
    void start(std::int64_t number, Work work);
    /// None: never started since the server was.
    [[nodiscard]] std::optional<State> state(std::int64_t number) const;

private:
    void run();
    void work_on(std::int64_t number, const Work& work);
    void set(std::int64_t number, State state);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::pair<std::int64_t, Work>> m_waiting;
    std::map<std::int64_t, State> m_states;
    bool m_stopping = false;
    std::thread m_thread; ///< last: it uses what stands above
};

} // namespace relais::server
