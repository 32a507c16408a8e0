#include "server/sender_limit.h"

#include "util/secret.h"

namespace relais::server {

bool SenderLimit::take(const std::string& client, util::Instant now) {
    const auto sender = util::sha256_of("sender " + client);
    const std::scoped_lock lock(m_mutex);
    while (!m_sent.empty() && m_sent.front().first + m_within <= now) {
        const auto left = m_by_sender.find(m_sent.front().second);
        if (--left->second == 0) {
            m_by_sender.erase(left);
        }
        m_sent.pop_front();
    }
    auto& count = m_by_sender[sender];
    if (count >= m_of_one || m_sent.size() >= m_of_all) {
        if (count == 0) {
            m_by_sender.erase(sender);
        }
        return false;
    }
    ++count;
    m_sent.emplace_back(now, sender);
    return true;
}

} // namespace relais::server
