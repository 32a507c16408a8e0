#pragma once
#include "directory/account.h"
#include "server/exchange.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::server {

using Handler = std::function<Reply(const Request&)>;

/// Who may come to an address; looked at before its handler is called.
struct Needs {
    bool account = false; ///< somebody logged in, of whatever role
    std::optional<directory::Permission> permission;

    Needs() = default;
    Needs(directory::Permission given) : account(true), permission(given) {} // NOLINT(google-explicit-constructor)
    static Needs any_account() {
        Needs needs;
        needs.account = true;
        return needs;
    }
};

/// What an address does with a body.
enum class Post {
    none,  ///< a GET
    asks,  ///< JSON; changes nothing, so that anybody may send it from anywhere
    saves, ///< a form or JSON; must come from our own page (server/access.h)
    loads  ///< as `saves`, with files
};

/// Finds who answers an address. A pattern is a path whose "{}" parts match any one non-empty part, and a last "{*}"
/// the rest of the path. Filled before serving, then only read.
class Router {
public:
    void get(std::string_view pattern, Handler handler) { add("GET", Post::none, pattern, {}, std::move(handler)); }
    void get(std::string_view pattern, Needs needs, Handler handler) {
        add("GET", Post::none, pattern, needs, std::move(handler));
    }
    /// A question too long or too private for an address.
    void ask(std::string_view pattern, Handler handler) { add("POST", Post::asks, pattern, {}, std::move(handler)); }
    /// A change, by anybody: the handler decides, by a link's secret for instance.
    void post(std::string_view pattern, Handler handler) { add("POST", Post::saves, pattern, {}, std::move(handler)); }
    void post(std::string_view pattern, Needs needs, Handler handler) {
        add("POST", Post::saves, pattern, needs, std::move(handler));
    }
    /// A change that brings files, of at most Limits::upload_bytes together.
    void upload(std::string_view pattern, Needs needs, Handler handler) {
        add("POST", Post::loads, pattern, needs, std::move(handler));
    }

    struct Found {
        const Handler* handler = nullptr;
        Needs needs;
        Post post = Post::none;
        std::vector<std::string> captured;
        std::string allowed; ///< methods of the address, "GET, HEAD"; "" when nothing is there
    };
    [[nodiscard]] Found find(std::string_view method, std::string_view path) const;
    /// Every route as "GET /api/v1/sites/{}", in the order they were added.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Route {
        std::string method;
        Post post = Post::none;
        std::vector<std::string> parts;
        Needs needs;
        Handler handler;
    };
    void add(std::string_view method, Post post, std::string_view pattern, Needs needs, Handler handler);

    std::vector<Route> m_routes;
};

} // namespace relais::server
