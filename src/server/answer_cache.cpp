#include "server/answer_cache.h"

#include "server/compression.h"

namespace relais::server {

std::shared_ptr<const Stored> AnswerCache::get(const std::string& key, const std::function<std::string()>& make) {
    std::shared_ptr<Entry> entry;
    {
        const std::scoped_lock lock(m_mutex);
        auto& found = m_entries[key];
        if (!found) {
            found = std::make_shared<Entry>();
        }
        entry = found;
    }
    std::call_once(entry->once, [&] { entry->answer = stored(make()); });
    return entry->answer;
}

} // namespace relais::server
