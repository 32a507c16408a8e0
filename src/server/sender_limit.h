#pragma once
#include "util/clock.h"

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace relais::server {

/// How often one sender, and all of them together, may send something without an account. Kept in
/// memory alone, by a digest: who reported what is nowhere. Any thread.
class SenderLimit {
public:
    SenderLimit(std::size_t of_one, std::size_t of_all, std::chrono::seconds within)
        : m_of_one(of_one),
          m_of_all(of_all),
          m_within(within) {}

    /// Whether `client` may send now; counts it if so.
    bool take(const std::string& client, util::Instant now);

private:
    std::size_t m_of_one;
    std::size_t m_of_all;
    std::chrono::seconds m_within;
    std::mutex m_mutex;
    std::deque<std::pair<util::Instant, std::string>> m_sent; ///< within the time, oldest first
    std::map<std::string, std::size_t> m_by_sender;
};

} // namespace relais::server
