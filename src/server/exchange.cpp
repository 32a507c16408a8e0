#include "server/exchange.h"

#include <algorithm>

namespace relais::server {

std::string Request::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    return found != parameters.end() ? found->second : std::string();
}

} // namespace relais::server
