#include "present/feeds.h"
#include "present/page_address.h"
#include "server/parameters.h"
#include "server/routes.h"

namespace relais::server {
namespace {

Reply feed(const Site& site, const Request& request, bool as_json) {
    refuse_unknown(request, {"zone"});
    const auto served = published(site);
    const auto zone = single_text(request, "zone");
    const auto self = request.path + "?lang=" + std::string(present::code_of(request.lang)) +
                      (zone.empty() ? "" : "&zone=" + present::percent_encoded(zone));
    const present::Feed asked{*served->snapshot, served->changes, zone, root_of(site, request), self};
    const auto& texts = site.texts.in(request.lang);
    Reply reply;
    reply.content_type = as_json ? "application/feed+json" : "application/atom+xml; charset=utf-8";
    reply.body = as_json ? present::json_feed(asked, texts) : present::atom_feed(asked, texts);
    return reply;
}

} // namespace

void add_feed_routes(Router& router, const Site& site) {
    router.get("/feeds/changes.atom", [&site](const Request& request) { return feed(site, request, false); });
    router.get("/feeds/changes.json", [&site](const Request& request) { return feed(site, request, true); });
}

} // namespace relais::server
