#pragma once
#include "server/exchange.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace relais::server {

/// Answers that many readers ask for in the same words, with their compressed forms; made at the first request, while
/// others for the same answer wait. Lives as long as the edition it was made from. Any thread.
///
/// Callers choose keys from a small set (never from what a client writes), so that it cannot grow.
class AnswerCache {
public:
    std::shared_ptr<const Stored> get(const std::string& key, const std::function<std::string()>& make);

private:
    struct Entry {
        std::once_flag once;
        std::shared_ptr<const Stored> answer;
    };
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Entry>> m_entries;
};

} // namespace relais::server
