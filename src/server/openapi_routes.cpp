#include "present/openapi.h"
#include "server/parameters.h"
#include "server/routes.h"

namespace relais::server {
namespace {

/// "a=1&b=x%20y" as a request holds it; only what we ask ourselves comes here.
std::vector<std::pair<std::string, std::string>> parameters_from(const std::string& query) {
    std::vector<std::pair<std::string, std::string>> parameters;
    for (std::size_t at = 0; at < query.size();) {
        const auto end = std::min(query.find('&', at), query.size());
        const auto equals = query.find('=', at);
        std::string value;
        for (auto i = equals + 1; i < end; ++i) {
            const bool is_coded = query[i] == '%' && i + 2 < end;
            value += is_coded ? static_cast<char>(std::stoi(query.substr(i + 1, 2), nullptr, 16)) : query[i];
            i += is_coded ? 2 : 0;
        }
        parameters.emplace_back(query.substr(at, equals - at), value);
        at = end + 1;
    }
    return parameters;
}

/// Asks the routes themselves, without a socket.
present::AskServer asking(const Router& router, present::Lang lang) {
    return [&router, lang](const std::string& method, const std::string& path, const std::string& query,
                           const std::string& body) -> std::optional<std::string> {
        auto found = router.find(method, path);
        const bool is_counted = method != "GET"; // a search of nobody's would be among the unmet ones
        if (found.handler == nullptr || found.needs.account || is_counted) {
            return std::nullopt;
        }
        Request request;
        request.method = method;
        request.path = path;
        request.lang = lang;
        request.parameters = parameters_from(query);
        request.body = body;
        request.captured = std::move(found.captured);
        try {
            const auto reply = (*found.handler)(request);
            return reply.stored ? reply.stored->plain : reply.body;
        } catch (const std::exception&) {
            return std::nullopt; // the edition has no such answer: no example
        }
    };
}

Reply description(const Router& router, const Site& site, const Request& request) {
    const auto served = site.edition.current();
    const auto make = [&] { return present::openapi_json(served->snapshot.get(), asking(router, request.lang)); };
    return served->snapshot ? cached(*served, request.lang, "openapi", make) : json_reply(make());
}

Reply openapi_reply(const Router& router, const Site& site, const Request& request) {
    const auto served = site.edition.current();
    const auto document = description(router, site, request);
    Reply reply;
    reply.content_type = k_html;
    reply.body = site.pages.render(request.lang, "api",
                                   present::api_page(served->snapshot.get(), site.texts.in(request.lang),
                                                     document.stored ? document.stored->plain : document.body));
    return reply;
}

} // namespace

void add_openapi_routes(Router& router, const Site& site) {
    router.get("/api/v1/openapi.json", [&router, &site](const Request& request) {
        refuse_unknown(request, {});
        return description(router, site, request);
    });
    router.get("/api", [&router, &site](const Request& request) { return openapi_reply(router, site, request); });
}

} // namespace relais::server
