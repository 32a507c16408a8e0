#include "present/page_search.h"

#include "present/export_file.h"
#include "present/page_address.h"
#include "present/page_card.h"

#include <algorithm>

namespace relais::present {
namespace {

using usecases::Facet;
using usecases::FacetCount;
using usecases::SearchQuery;
using usecases::SearchResult;

constexpr std::size_t at(Facet facet) {
    return static_cast<std::size_t>(facet);
}

bool is_chosen(const SearchQuery& query, Facet facet, const std::string& code) {
    return std::ranges::find(query.chosen[at(facet)], code) != query.chosen[at(facet)].end();
}

SearchQuery without(SearchQuery query, Facet facet, const std::string& code) {
    std::erase(query.chosen[at(facet)], code);
    query.after.clear();
    return query;
}

Value option(const Words& words, const SearchQuery& query, Facet facet, const FacetCount& count) {
    const std::string name(usecases::name_of(facet));
    auto value = Value::object();
    value.set("id", "f-" + name + "-" + count.code);
    value.set("name", name);
    value.set("code", count.code);
    value.set("label", words.facet_value(facet, count.code));
    value.set("count", std::to_string(count.providers));
    value.set("checked", is_chosen(query, facet, count.code));
    value.set("is_unknown", count.code == "unknown");
    return value;
}

Value facet_group(std::string label, Value options) {
    auto value = Value::object();
    value.set("legend", std::move(label)).set("options", std::move(options));
    return value;
}

/// Needs under their dimensions; the dimension itself is the first choice of its group.
Value need_groups(const Words& words, const SearchQuery& query, const std::vector<FacetCount>& counts) {
    auto groups = Value::list();
    for (const auto& term : words.directory().taxonomy.terms()) {
        if (!term.parent.empty()) {
            continue;
        }
        auto options = Value::list();
        for (const auto& count : counts) {
            if (count.code == term.code || words.dimension_of(count.code) == term.code) {
                auto one = option(words, query, Facet::need, count);
                one.set("whole", count.code == term.code);
                options.add(std::move(one));
            }
        }
        if (!options.is_empty()) {
            groups.add(facet_group(words.need(term.code), std::move(options)));
        }
    }
    return groups;
}

Value one_group(const Words& words, const SearchQuery& query, Facet facet, const std::vector<FacetCount>& counts) {
    auto options = Value::list();
    for (const auto& count : counts) {
        auto one = option(words, query, facet, count);
        one.set("whole", false);
        options.add(std::move(one));
    }
    auto groups = Value::list();
    groups.add(facet_group("", std::move(options)));
    return groups;
}

Value facet_values(const Words& words, const SearchQuery& query, const SearchResult& result, Facet facet) {
    const auto& counts = result.facets[at(facet)];
    const std::string name(usecases::name_of(facet));
    auto value = Value::object();
    value.set("facet", name);
    value.set("label", words.texts().text("facet." + name));
    value.set("groups", facet == Facet::need ? need_groups(words, query, counts)
                                             : one_group(words, query, facet, counts));
    const auto chosen = query.chosen[at(facet)].size();
    value.set("open", chosen > 0);
    value.set("chosen_count", chosen > 0 ? std::to_string(chosen) : std::string());
    return value;
}

Value facets(const Words& words, const SearchQuery& query, const SearchResult& result) {
    auto list = Value::list();
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (facet != Facet::zone && !result.facets[i].empty()) {
            list.add(facet_values(words, query, result, facet));
        }
    }
    return list;
}

Value chosen_chips(const Words& words, const SearchQuery& query) {
    auto chips = Value::list();
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        for (const auto& code : query.chosen[i]) {
            auto chip = Value::object();
            chip.set("facet_label", words.texts().text("facet." + std::string(usecases::name_of(facet))));
            chip.set("label", words.facet_value(facet, code));
            chip.set("url", search_address(words.lang(), without(query, facet, code)));
            chips.add(std::move(chip));
        }
    }
    return chips;
}

void set_pager(Value& page, const Words& words, const SearchQuery& query, const SearchResult& result) {
    auto first = query;
    first.after.clear();
    page.set("first_url", query.after.empty() ? std::string() : search_address(words.lang(), first));
    auto next = query;
    next.after = result.next;
    page.set("next_url", result.next.empty() ? std::string() : search_address(words.lang(), next));
    page.set("has_pager", !query.after.empty() || !result.next.empty());
}

/// The same search as files.
Value take_away(const Words& words, const SearchQuery& query) {
    auto whole = query;
    whole.after.clear();
    const auto page = search_address(words.lang(), whole);
    const auto question = page.find('?');
    const auto parameters = question == page.npos ? "?" : page.substr(question) + "&";
    auto links = Value::list();
    for (const auto extension : k_export_formats) {
        auto link = Value::object();
        link.set("label", words.texts().label("export_format", extension));
        link.set("url", "/api/v1/export." + std::string(extension) + parameters + "lang=" +
                            std::string(code_of(words.lang())));
        links.add(std::move(link));
    }
    if (const auto& zones = query.chosen[at(Facet::zone)]; zones.size() == 1) {
        std::string address = "/api/v1/booklet.pdf?zone=" + percent_encoded(zones.front());
        for (const auto& need : query.chosen[at(Facet::need)]) {
            address += "&need=" + percent_encoded(need);
        }
        address += "&lang=" + std::string(code_of(words.lang()));
        links.add(Value::object().set("label", words.texts().text("booklet.link")).set("url", address));
        const auto other = words.lang() == Lang::en ? "fr" : "en";
        links.add(Value::object()
                      .set("label", words.texts().text("booklet.link_both"))
                      .set("url", address + "&beside=" + other));
    }
    return links;
}

std::string title_of(const Words& words, const SearchQuery& query) {
    std::vector<std::string> parts;
    if (!query.words.empty()) {
        parts.push_back(query.words);
    }
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        for (const auto& code : query.chosen[i]) {
            parts.push_back(words.facet_value(static_cast<Facet>(i), code));
        }
    }
    return parts.empty() ? words.texts().text("page.search_title") : joined(parts, ", ");
}

} // namespace

Addresses search_addresses(const SearchQuery& query) {
    return {search_address(Lang::fr, query), search_address(Lang::en, query)};
}

Value search_page(const Words& words, const SearchQuery& query, util::Day today) {
    const auto result = search_directory(words.snapshot(), query);
    auto page = frame(&words.snapshot(), words.texts(), "search", title_of(words, query), search_addresses(query));
    page.set("q", query.words);
    page.set("total", words.count("page.providers_found", result.total));
    page.set("total_services", words.count("page.services_found", result.total_services));
    page.set("none", result.total == 0);
    page.set("zones", result.facets[at(Facet::zone)].empty() ? Value(false)
                                                             : facet_values(words, query, result, Facet::zone));
    page.set("facets", facets(words, query, result));
    auto chips = chosen_chips(words, query);
    page.set("has_chips", !chips.is_empty());
    page.set("filter_count", chips.is_empty() ? std::string() : std::to_string(chips.items().size()));
    page.set("chips", std::move(chips));
    auto providers = Value::list();
    for (std::size_t i = 0; i < result.providers.size(); ++i) {
        providers.add(provider_card(words, words.snapshot().providers()[result.providers[i]], result.matching[i], today));
    }
    page.set("has_providers", !providers.is_empty());
    page.set("providers", std::move(providers));
    set_pager(page, words, query, result);
    page.set("take_away", take_away(words, query));
    return page;
}

} // namespace relais::present
