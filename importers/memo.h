#pragma once
#include <cstddef>
#include <map>
#include <utility>

namespace relais::importers {

/// What was made of words already seen. Bounded: forgets all when full, so that a hostile file
/// costs time, not memory.
template <class Key, class Value>
class Memo {
public:
    /// The value of a key, made by `make` the first time. Valid until the next call.
    template <class Make>
    const Value& get(const Key& key, const Make& make) {
        if (const auto known = m_values.find(key); known != m_values.end()) {
            return known->second;
        }
        if (m_values.size() >= k_most) {
            m_values.clear();
        }
        return m_values.emplace(key, make()).first->second;
    }

private:
    static constexpr std::size_t k_most = 20'000;
    std::map<Key, Value> m_values;
};

} // namespace relais::importers
