#include "present/page_embed.h"

#include "present/page_address.h"
#include "present/page_card.h"

#include <algorithm>

namespace relais::present {
namespace {

using usecases::Facet;

std::string embed_address(const Words& words, const EmbedQuery& query) {
    const auto search = search_address(words.lang(), query.search); // "/fr/?zone=…"
    const auto question = search.find('?');
    auto address = "/embed" + (question == search.npos ? "?" : search.substr(question) + "&") + "lang=" +
                   std::string(code_of(words.lang())) + "&view=" + (query.with_map ? "map" : "list");
    return address + (query.colour.empty() ? "" : "&colour=" + query.colour);
}

Value choice(const std::string& code, const std::string& label, const std::vector<std::string>& chosen) {
    auto value = Value::object();
    value.set("code", code).set("label", label);
    value.set("chosen", std::ranges::find(chosen, code) != chosen.end());
    return value;
}

std::string title_of(const Words& words, const usecases::SearchQuery& query) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        for (const auto& code : query.chosen[i]) {
            parts.push_back(words.facet_value(static_cast<Facet>(i), code));
        }
    }
    return parts.empty() ? words.texts().text("embed.title") : joined(parts, ", ");
}

} // namespace

std::string embed_make_address(Lang lang) {
    return lang == Lang::en ? "/en/embed" : "/fr/integrer";
}

Value embed_page(const Words& words, const EmbedQuery& query, util::Day today) {
    const auto result = usecases::search_directory(words.snapshot(), query.search);
    auto page = frame(&words.snapshot(), words.texts(), "embed", title_of(words, query.search),
                      {search_address(Lang::fr, query.search), search_address(Lang::en, query.search)});
    page.set("with_map", query.with_map);
    page.set("colour", query.colour);
    page.set("whole_url", search_address(words.lang(), query.search));
    page.set("total", words.count("page.providers_found", result.total));
    auto providers = Value::list();
    for (std::size_t i = 0; i < result.providers.size(); ++i) {
        providers.add(provider_card(words, words.snapshot().providers()[result.providers[i]], result.matching[i], today));
    }
    page.set("has_providers", !providers.is_empty());
    page.set("providers", std::move(providers));
    return page;
}

Value embed_make_page(const Words& words, const EmbedQuery& query, const std::string& root, bool has_hosts) {
    auto page = frame(&words.snapshot(), words.texts(), "embed_make", words.texts().text("embed.make_title"),
                      {embed_make_address(Lang::fr), embed_make_address(Lang::en)});
    auto zones = Value::list();
    for (const auto& zone : words.directory().gazetteer.zones()) {
        zones.add(choice(zone.code, words.facet_value(Facet::zone, zone.code),
                         query.search.chosen[static_cast<std::size_t>(Facet::zone)]));
    }
    auto needs = Value::list();
    for (const auto& term : words.directory().taxonomy.terms()) {
        needs.add(choice(term.code, (term.parent.empty() ? "" : "– ") + words.need(term.code),
                         query.search.chosen[static_cast<std::size_t>(Facet::need)]));
    }
    page.set("zones", std::move(zones)).set("needs", std::move(needs));
    page.set("view_map", query.with_map).set("view_list", !query.with_map);
    page.set("colour", "#" + (query.colour.empty() ? "0b5d57" : query.colour));
    const auto address = embed_address(words, query);
    page.set("frame_url", address);
    page.set("code", "<iframe src=\"" + root + address + "\" title=\"Relais\" width=\"100%\" height=\"520\" loading=\"lazy\"></iframe>");
    page.set("no_hosts", !has_hosts);
    return page;
}

} // namespace relais::present
