#pragma once
#include "server/limits.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace relais::server {

/// The head of a request as it arrived.
struct Arrival {
    std::string method;
    std::string path; ///< decoded
    std::size_t target_size = 0;
    std::size_t header_count = 0;
    bool over_budget = false; ///< the head is longer than may be read
    std::vector<std::pair<std::string, std::string>> headers;
};

/// Why a request is not read any further, as a status; 0 to go on. Says no to bodies that are too long, of unknown
/// length, compressed or not JSON, and to heads from which two readers could make two different requests.
/// `accepts_body` answers 0 where a method other than GET and HEAD is at home, else 404 or 405.
int refusal(const Arrival& arrival, const Limits& limits,
            const std::function<int(const std::string& method, const std::string& path)>& accepts_body);

/// Whether bytes may follow the head that are not another request.
bool may_have_body(const Arrival& arrival);

} // namespace relais::server
