#include "present/offer_words.h"
#include "present/page_address.h"
#include "present/page_embed.h"
#include "present/page_guides.h"
#include "present/planning_address.h"
#include "present/share_picture.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "server/training_site.h"
#include "util/errors.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace relais::server {
namespace {

using present::Lang;

/// "0b5d57", with or without its "#". Throws util::InvalidInput for anything else: it goes into a style sheet.
std::string colour_of(const Request& request) {
    auto text = single_text(request, "colour");
    text.erase(0, text.starts_with('#') ? 1 : 0);
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    if (!text.empty() && (text.size() != 6 || !std::ranges::all_of(text, is_digit))) {
        throw util::InvalidInput("colour", {"embed.bad_colour", {{"value", text.substr(0, 20)}}});
    }
    return text;
}

present::EmbedQuery query_of(const Request& request) {
    present::EmbedQuery query;
    query.search = search_query(request, Unknown::ignored);
    query.with_map = single_text(request, "view") != "list";
    query.colour = colour_of(request);
    return query;
}

Reply html(std::string body) {
    Reply reply;
    reply.content_type = k_html;
    reply.body = std::move(body);
    return reply;
}

Reply embed(const Site& site, const Request& request) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(request.lang));
    auto reply = html(site.pages.render(request.lang, "embed", present::embed_page(words, query_of(request), site.today())));
    reply.framed_by = "'self'" + (site.embed_hosts.empty() ? "" : " " + site.embed_hosts);
    return reply;
}

Reply make(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    return html(site.pages.render(lang, "embed_make",
                                  present::embed_make_page(words, query_of(request), root_of(site, request),
                                                           !site.embed_hosts.empty())));
}

/// A style of one rule: what a partner's colour changes.
Reply style(const Request& request) {
    refuse_unknown(request, {"colour"});
    const auto colour = colour_of(request);
    Reply reply;
    reply.content_type = "text/css; charset=utf-8";
    reply.body = colour.empty() ? "" : ":root{--accent:#" + colour + ";--accent-deep:#" + colour + "}\n";
    return reply;
}

void add_page(std::string& map, const std::string& root, const std::string& fr, const std::string& en) {
    for (const auto& address : {fr, en}) {
        map += "<url><loc>" + root + address + "</loc><xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"" + root + fr +
               "\"/><xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"" + root + en + "\"/></url>\n";
    }
}

/// Every public page in both languages; at most the 50,000 addresses a site map may have.
Reply site_map(const Site& site, const Request& request) {
    const auto served = published(site);
    const auto& directory = served->snapshot->directory();
    const auto root = root_of(site, request);
    constexpr std::size_t k_most = 24'000; // pages, two addresses each
    std::string map = R"(<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">)"
                      "\n";
    add_page(map, root, present::search_address(Lang::fr), present::search_address(Lang::en));
    add_page(map, root, present::coverage_address(Lang::fr), present::coverage_address(Lang::en));
    add_page(map, root, present::about_address(Lang::fr), present::about_address(Lang::en));
    add_page(map, root, present::offers_address(Lang::fr), present::offers_address(Lang::en));
    add_page(map, root, present::flowchart_address(Lang::fr), present::flowchart_address(Lang::en));
    add_page(map, root, present::guides_address(Lang::fr), present::guides_address(Lang::en));
    std::size_t pages = 6;
    for (const auto& one : directory.sites) {
        if (++pages > k_most) {
            break;
        }
        const auto& organisation = *directory.organisation(one.organisation);
        add_page(map, root, present::provider_address(Lang::fr, one, organisation),
                 present::provider_address(Lang::en, one, organisation));
    }
    for (const auto& organisation : directory.organisations) {
        if (++pages > k_most) {
            break;
        }
        add_page(map, root, present::organisation_address(Lang::fr, organisation),
                 present::organisation_address(Lang::en, organisation));
    }
    Reply reply;
    reply.content_type = "application/xml";
    reply.body = map + "</urlset>\n";
    return reply;
}

/// Where the site map is; a copy to practise on is for no search engine.
Reply robots(const Site& site, const Request& request) {
    Reply reply;
    reply.content_type = k_text;
    reply.body = site.training != nullptr ? "User-agent: *\nDisallow: /\n"
                                          : "User-agent: *\nDisallow: /api/\n\nSitemap: " + root_of(site, request) + "/sitemap.xml\n";
    return reply;
}

Reply picture(const Site& site, Lang lang) {
    static std::mutex k_mutex;
    static std::map<Lang, std::string> k_drawn; // they never change while the program runs
    const std::scoped_lock lock(k_mutex);
    auto& drawn = k_drawn[lang];
    if (drawn.empty()) {
        drawn = present::share_picture(site.texts.in(lang));
    }
    Reply reply;
    reply.content_type = "image/png";
    reply.body = drawn;
    return reply;
}

} // namespace

void add_embed_routes(Router& router, const Site& site) {
    router.get("/embed", [&site](const Request& request) { return embed(site, request); });
    router.get("/embed.css", [](const Request& request) { return style(request); });
    router.get("/robots.txt", [&site](const Request& request) { return robots(site, request); });
    router.get("/sitemap.xml", [&site](const Request& request) { return site_map(site, request); });
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::embed_make_address(lang), [&site, lang](const Request& request) { return make(site, request, lang); });
        router.get("/share-" + std::string(present::code_of(lang)) + ".png",
                   [&site, lang](const Request&) { return picture(site, lang); });
    }
}

} // namespace relais::server
