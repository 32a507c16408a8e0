#include "server/import_jobs.h"

#include "server/problem.h"
#include "util/errors.h"

#include <utility>

namespace relais::server {
namespace {

bool is_under_way(const ImportJobs::State& state) {
    return state.phase != ImportJobs::Phase::done && state.phase != ImportJobs::Phase::failed;
}

} // namespace

ImportJobs::~ImportJobs() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ImportJobs::start(std::int64_t number, Work work) {
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_states.find(number);
        if (found != m_states.end() && is_under_way(found->second)) {
            return;
        }
        m_states[number] = {};
        m_waiting.emplace_back(number, std::move(work));
    }
    m_wake.notify_all();
}

std::optional<ImportJobs::State> ImportJobs::state(std::int64_t number) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_states.find(number);
    return found != m_states.end() ? std::optional(found->second) : std::nullopt;
}

void ImportJobs::set(std::int64_t number, State state) {
    const std::scoped_lock lock(m_mutex);
    m_states[number] = std::move(state);
}

void ImportJobs::work_on(std::int64_t number, const Work& work) {
    // Thrown out of the work, so that its transaction is undone; a progress that answers false ends
    // some work early and would leave an edition of half a file.
    const auto telling = [this, number](Phase phase) {
        return [this, number, phase](std::int64_t done, std::int64_t total) {
            const std::scoped_lock lock(m_mutex);
            if (m_stopping) {
                throw util::Unavailable({"manage.interrupted", {}});
            }
            m_states[number] = {phase, done, total, {}};
            return true;
        };
    };
    try {
        work(telling(Phase::reading), telling(Phase::writing));
        set(number, {Phase::done, 0, 0, {}});
    } catch (const std::exception& error) {
        set(number, {Phase::failed, 0, 0, problem_of(error).what});
    }
}

void ImportJobs::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping) {
            return;
        }
        const auto [number, work] = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work_on(number, work);
        lock.lock();
    }
}

} // namespace relais::server
