#include "present/page_address.h"
#include "present/page_ogc.h"
#include "server/live_offers.h"
#include "server/ogc_query.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>

namespace relais::server {
namespace {

using exports::MapLayer;
using present::OgcLink;

constexpr const char* k_geojson = "application/geo+json";

/// Layers of the edition being served, made when first asked for and dropped when it, an offer or the day changes.
class LayerCache {
public:
    explicit LayerCache(std::shared_ptr<LiveOffers> live) : m_live(std::move(live)) {}

    std::shared_ptr<const MapLayer> get(const Site& site, const usecases::Snapshot& snapshot, present::Lang lang,
                                        std::string_view id) {
        const auto board = m_live->current(site);
        const std::scoped_lock lock(m_mutex);
        const auto version = snapshot.version() + util::to_string(site.today()) + "-" + std::to_string(board->revision);
        if (version != m_version) {
            m_layers.clear();
            m_version = version;
        }
        auto& layer = m_layers[std::string(present::code_of(lang)) + std::string(id)];
        if (!layer) {
            auto made = present::ogc_layer(snapshot, *board, site.texts.in(lang), id, site.today());
            std::ranges::stable_sort(made.features, {}, &MapLayer::Feature::id); // pages go by id
            layer = std::make_shared<const MapLayer>(std::move(made));
        }
        return layer;
    }

private:
    std::shared_ptr<LiveOffers> m_live;
    std::mutex m_mutex;
    std::string m_version;
    std::map<std::string, std::shared_ptr<const MapLayer>> m_layers;
};

/// One request's surroundings.
struct Visit {
    const Site& site;
    LayerCache& layers;
    const Request& request;
    std::shared_ptr<const Served> served = published(site);
    std::string base = root_of(site, request) + "/ogc";

    [[nodiscard]] const present::Texts& texts() const { return site.texts.in(request.lang); }
    [[nodiscard]] std::shared_ptr<const MapLayer> layer(std::string_view id) const {
        if (present::ogc_collection(id) == nullptr) {
            throw util::NotFound({"ogc.no_collection", {{"id", std::string(id.substr(0, 40))}}});
        }
        return layers.get(site, *served->snapshot, request.lang, id);
    }
};

/// f=html or f=json; else a browser, which names text/html before all, gets the page.
bool wants_html(const Request& request) {
    const auto form = single_text(request, "f");
    if (!form.empty() && form != "html" && form != "json") {
        throw util::InvalidInput("f", {"error.unknown_code", {{"field", "f"}, {"value", form.substr(0, 40)}}});
    }
    return form == "html" || (form.empty() && request.accept.starts_with("text/html"));
}

Reply document(std::string body, const char* type = k_json) {
    auto reply = json_reply(std::move(body));
    reply.content_type = type;
    return reply;
}

/// The address asked for with one parameter put to a value ("" takes it out).
std::string address_with(const Visit& visit, const std::string& name, const std::string& value) {
    std::string address;
    for (const auto& [key, given] : visit.request.parameters) {
        if (key != name) {
            address += (address.empty() ? "?" : "&") + present::percent_encoded(key) + "=" +
                       present::percent_encoded(given);
        }
    }
    if (!value.empty()) {
        address += (address.empty() ? "?" : "&") + name + "=" + value;
    }
    return root_of(visit.site, visit.request) + visit.request.path + address;
}

Reply ogc_reply(const Visit& visit, present::OgcPage page) {
    page.json = address_with(visit, "f", "json");
    Reply reply;
    reply.content_type = k_html;
    reply.body = visit.site.pages.render(
        visit.request.lang, "ogc", present::ogc_page(*visit.served->snapshot, visit.texts(), page));
    return reply;
}

Reply landing(const Visit& visit) {
    refuse_unknown(visit.request, {"f"});
    const auto& texts = visit.texts();
    if (!wants_html(visit.request)) {
        return document(present::ogc_landing_json(texts, visit.base));
    }
    return ogc_reply(visit, {texts.text("ogc.title"), texts.text("ogc.description"),
                        {{"data", "", visit.base + "/collections?f=html", texts.text("ogc.collections")},
                         {"conformance", "", visit.base + "/conformance", texts.text("ogc.conformance")},
                         {"service-desc", "", visit.base + "/api", texts.text("ogc.api")}}});
}

Reply api(const Visit& visit) {
    refuse_unknown(visit.request, {"f"});
    return document(present::ogc_api_json(visit.texts(), visit.base), present::k_ogc_api_type);
}

Reply collections(const Visit& visit) {
    refuse_unknown(visit.request, {"f"});
    std::vector<std::shared_ptr<const MapLayer>> kept;
    std::vector<const MapLayer*> layers;
    present::OgcPage shown{visit.texts().text("ogc.collections"), visit.texts().text("ogc.description")};
    for (const auto& collection : present::k_ogc_collections) {
        kept.push_back(visit.layer(collection.id));
        layers.push_back(kept.back().get());
        shown.links.push_back({"data", "", visit.base + "/collections/" + std::string(collection.id) + "?f=html",
                               kept.back()->title + " (" + std::to_string(kept.back()->features.size()) + ")"});
    }
    return wants_html(visit.request)
               ? ogc_reply(visit, std::move(shown))
               : document(present::ogc_collections_json(visit.texts(), visit.base, layers));
}

Reply collection(const Visit& visit) {
    refuse_unknown(visit.request, {"f"});
    const auto layer = visit.layer(visit.request.captured[0]);
    if (!wants_html(visit.request)) {
        return document(present::ogc_collection_json(visit.texts(), visit.base, *layer));
    }
    const auto address = visit.base + "/collections/" + layer->name;
    return ogc_reply(visit, {layer->title, layer->description,
                        {{"items", "", address + "/items?f=html", visit.texts().text("ogc.items")},
                         {"queryables", "", address + "/queryables", visit.texts().text("ogc.queryables")}}});
}

Reply queryables(const Visit& visit) {
    refuse_unknown(visit.request, {"f"});
    return document(present::ogc_queryables_json(visit.base, *visit.layer(visit.request.captured[0])),
                    "application/schema+json");
}

void say_crs(Reply& reply, present::OgcCrs crs) {
    reply.headers.emplace_back("Content-Crs", "<" + std::string(present::uri_of(crs)) + ">");
}

Reply items(const Visit& visit) {
    const auto layer = visit.layer(visit.request.captured[0]);
    const auto query = ogc_query(visit.request, *layer);
    auto found = ogc_items(query, *layer);
    std::string next;
    if (found.features.size() > static_cast<std::size_t>(query.limit)) {
        found.features.pop_back();
        next = address_with(visit, "after", std::to_string(found.features.back()->id));
    }
    if (wants_html(visit.request)) {
        return ogc_reply(visit, {layer->title, layer->description, {}, &found, "", next});
    }
    const auto& texts = visit.texts();
    found.links = {{"self", k_geojson, address_with(visit, "f", "json"), layer->title},
                   {"alternate", "text/html", address_with(visit, "f", "html"), layer->title},
                   {"collection", k_json, visit.base + "/collections/" + layer->name, layer->title}};
    if (!next.empty()) {
        found.links.push_back({"next", k_geojson, next, texts.text("ogc.next")});
    }
    auto reply = document(present::ogc_items_json(found, visit.site.clock()), k_geojson);
    say_crs(reply, query.crs);
    return reply;
}

Reply item(const Visit& visit) {
    refuse_unknown(visit.request, {"f", "crs"});
    const auto layer = visit.layer(visit.request.captured[0]);
    const auto id = record_number(visit.request.captured[1]);
    const auto found = id ? std::ranges::find(layer->features, *id, &MapLayer::Feature::id) : layer->features.end();
    if (found == layer->features.end()) {
        throw util::NotFound({"ogc.no_feature", {{"id", visit.request.captured[1].substr(0, 40)}}});
    }
    if (wants_html(visit.request)) {
        present::OgcItems one;
        one.layer = layer.get();
        one.features = {&*found};
        one.matched = 1;
        return ogc_reply(visit, {layer->title, layer->description, {}, &one});
    }
    const auto crs = ogc_crs(visit.request, "crs");
    const std::vector<OgcLink> links = {
        {"self", k_geojson, address_with(visit, "f", "json"), layer->title},
        {"alternate", "text/html", address_with(visit, "f", "html"), layer->title},
        {"collection", k_json, visit.base + "/collections/" + layer->name, layer->title}};
    auto reply = document(present::ogc_item_json(*layer, *found, crs, links), k_geojson);
    say_crs(reply, crs);
    return reply;
}

} // namespace

/// The host is what the client wrote: only what a host may be made of goes into a page.
std::string root_of(const Site& site, const Request& request) {
    const bool is_secure = site.transport != Transport::plain;
    const bool is_host = !request.host.empty() && std::ranges::all_of(request.host, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
    return std::string(is_secure ? "https://" : "http://") + (is_host ? request.host : "localhost");
}

void add_ogc_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live) {
    const auto layers = std::make_shared<LayerCache>(std::move(live));
    const auto add = [&](const char* pattern, Reply (*answer)(const Visit&)) {
        router.get(pattern, [&site, layers, answer](const Request& request) {
            return answer(Visit{site, *layers, request});
        });
    };
    add("/ogc", landing);
    add("/ogc/", landing);
    add("/ogc/api", api);
    add("/ogc/collections", collections);
    add("/ogc/collections/{}", collection);
    add("/ogc/collections/{}/queryables", queryables);
    add("/ogc/collections/{}/items", items);
    add("/ogc/collections/{}/items/{}", item);
    router.get("/ogc/conformance", [](const Request& request) {
        refuse_unknown(request, {"f"});
        return document(present::ogc_conformance_json());
    });
}

} // namespace relais::server
