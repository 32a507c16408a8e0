#include "server/routes.h"

#include "util/errors.h"

#include <algorithm>

namespace relais::server {

bool is_page(std::string_view path) {
    constexpr std::string_view k_programs[] = {"/api/", "/static/", "/ogc", "/hsds", "/feeds/", "/copy/", "/healthz"};
    return std::ranges::none_of(k_programs, [path](std::string_view root) { return path.starts_with(root); });
}

usecases::Desk& desk_of(const Site& site) {
    if (site.desk == nullptr) {
        throw util::NotFound({"account.no_accounts", {}});
    }
    return *site.desk;
}

std::shared_ptr<const Served> published(const Site& site) {
    auto served = site.edition.current();
    if (!served->snapshot) {
        throw util::Unavailable({"api.error.no_edition", {}});
    }
    return served;
}

Reply cached(const Served& served, present::Lang lang, const std::string& name,
             const std::function<std::string()>& make) {
    Reply reply;
    reply.stored = served.cache.get(name + '\n' + std::string(present::code_of(lang)), make);
    reply.etag = reply.stored->tag;
    return reply;
}

Reply json_reply(std::string body) {
    Reply reply;
    reply.body = std::move(body);
    return reply;
}

} // namespace relais::server
