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

/// What an address does with a body of some kind and length.
struct BodyRule {
    int refused = 0; ///< 403, 404, 405: nothing is taken; 0 to go on
    bool forms = false;
    bool files = false;
    std::size_t most_bytes = 0;
};
using BodyRules = std::function<BodyRule(const Arrival&)>;

/// Why a request is not read any further, as a status; 0 to go on. Says no to bodies that are too long, of unknown
/// length, compressed or of a kind that is not taken there, and to heads from which two readers could make two different requests.
int refusal(const Arrival& arrival, const Limits& limits, const BodyRules& rules);

/// Whether bytes may follow the head that are not another request.
bool may_have_body(const Arrival& arrival);

} // namespace relais::server
