#include "present/feeds.h"
#include "present/page_address.h"
#include "server/live_offers.h"
#include "server/parameters.h"
#include "server/routes.h"

namespace relais::server {
namespace {

enum class Form { atom, json };

std::string self_of(const Request& request, const std::string& zone) {
    return request.path + "?lang=" + std::string(present::code_of(request.lang)) +
           (zone.empty() ? "" : "&zone=" + present::percent_encoded(zone));
}

Reply written(const present::FeedText& feed, present::Lang lang, Form form) {
    Reply reply;
    reply.content_type = form == Form::json ? "application/feed+json" : "application/atom+xml; charset=utf-8";
    reply.body = form == Form::json ? present::json_feed_text(feed, lang) : present::atom_text(feed, lang);
    return reply;
}

Reply changes(const Site& site, const Request& request, Form form) {
    refuse_unknown(request, {"zone"});
    const auto served = published(site);
    const auto zone = single_text(request, "zone");
    const present::Feed asked{*served->snapshot, served->changes, zone, root_of(site, request), self_of(request, zone)};
    return written(present::changes_feed(asked, site.texts.in(request.lang)), request.lang, form);
}

Reply offers(const Site& site, LiveOffers& live, const Request& request, Form form) {
    refuse_unknown(request, {"zone"});
    const auto served = published(site);
    const auto zone = single_text(request, "zone");
    const auto board = live.current(site);
    const present::OfferFeed asked{*served->snapshot,      *board,
                                   site.today(),           zone,
                                   root_of(site, request), self_of(request, zone)};
    return written(present::offers_feed(asked, site.texts.in(request.lang)), request.lang, form);
}

} // namespace

void add_feed_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live) {
    for (const auto& [ending, form] : {std::pair{".atom", Form::atom}, {".json", Form::json}}) {
        router.get(std::string("/feeds/changes") + ending,
                   [&site, form = form](const Request& request) { return changes(site, request, form); });
        router.get(std::string("/feeds/offers") + ending,
                   [&site, live, form = form](const Request& request) { return offers(site, *live, request, form); });
    }
}

} // namespace relais::server
