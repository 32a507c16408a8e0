#pragma once
#include "server/exchange.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::server {

using Handler = std::function<Reply(const Request&)>;

/// Finds who answers an address. A pattern is a path whose "{}" parts match any one non-empty part, and a last "{*}"
/// the rest of the path. Filled before serving, then only read.
class Router {
public:
    void get(std::string_view pattern, Handler handler) { add("GET", pattern, std::move(handler)); }
    void post(std::string_view pattern, Handler handler) { add("POST", pattern, std::move(handler)); }

    struct Found {
        const Handler* handler = nullptr;
        std::vector<std::string> captured;
        std::string allowed; ///< methods of the address, "GET, HEAD"; "" when nothing is there
    };
    [[nodiscard]] Found find(std::string_view method, std::string_view path) const;

private:
    struct Route {
        std::string method;
        std::vector<std::string> parts;
        Handler handler;
    };
    void add(std::string_view method, std::string_view pattern, Handler handler);

    std::vector<Route> m_routes;
};

} // namespace relais::server
