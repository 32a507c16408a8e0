#include "present/search_json.h"
#include "server/parameters.h"
#include "server/routes.h"

#include <algorithm>

namespace relais::server {
namespace {

/// What everybody who opens the page asks first.
bool asks_nothing(const Request& request) {
    return std::ranges::all_of(request.parameters, [](const auto& parameter) { return parameter.first == "lang"; });
}

Reply search(const Site& site, const Request& request) {
    const auto query = search_query(request, Unknown::refused);
    const auto served = published(site);
    const auto make = [&] {
        return present::search_json(*served->snapshot, site.texts.in(request.lang),
                                    usecases::search_directory(*served->snapshot, query));
    };
    return asks_nothing(request) ? cached(*served, request.lang, "search", make) : json_reply(make());
}

Reply points(const Site& site, const Request& request) {
    const auto query = search_query(request, Unknown::refused);
    const auto served = published(site);
    const auto make = [&] {
        return present::points_json(*served->snapshot, usecases::search_all(*served->snapshot, query));
    };
    return asks_nothing(request) ? cached(*served, request.lang, "points", make) : json_reply(make());
}

} // namespace

void add_search_routes(Router& router, const Site& site) {
    router.get("/api/v1/search", [&site](const Request& request) { return search(site, request); });
    router.get("/api/v1/points", [&site](const Request& request) { return points(site, request); });
}

} // namespace relais::server
