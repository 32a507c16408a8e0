#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>

namespace relais::server {

/// Makes files, one after another, on a thread of its own: GDAL and the drawing of pictures are kept off the threads
/// that answer, and a crowd asking for files cannot take the processors from those who search.
class FileDesk {
public:
    /// `waiting`: how many may stand in line.
    explicit FileDesk(std::size_t waiting);
    ~FileDesk();
    FileDesk(const FileDesk&) = delete;
    FileDesk& operator=(const FileDesk&) = delete;

    /// What `work` answers or throws. Throws util::Unavailable ("api.error.busy") when the line is full or the server
    /// is stopping.
    std::string make(const std::function<std::string()>& work);

private:
    void run();

    std::size_t m_most_waiting;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::packaged_task<std::string()>> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace relais::server
