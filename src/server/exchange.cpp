#include "server/exchange.h"

#include <algorithm>

namespace relais::server {
namespace {

std::string first_of(const std::vector<std::pair<std::string, std::string>>& all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &std::pair<std::string, std::string>::first);
    return found != all.end() ? found->second : std::string();
}

} // namespace

std::string Request::parameter(std::string_view name) const {
    return first_of(parameters, name);
}

std::string Request::field(std::string_view name) const {
    return first_of(fields, name);
}

} // namespace relais::server
