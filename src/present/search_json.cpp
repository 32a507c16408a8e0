#include "present/search_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/page_address.h"
#include "present/summary_text.h"

namespace relais::present {
namespace {

using namespace relais::directory;

void add_facets(JsonText& json, const Words& words, const usecases::SearchResult& result) {
    json.begin_object();
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const auto facet = static_cast<usecases::Facet>(i);
        json.key(usecases::name_of(facet)).begin_list();
        for (const auto& value : result.facets[i]) {
            json.begin_object().key("code").add(value.code);
            json.key("label").add(words.facet_value(facet, value.code)).key("count").add(value.providers).end_object();
        }
        json.end_list();
    }
    json.end_object();
}

/// Bit i: a service of the dimension at place i among the dimensions.
unsigned dimensions_of(const Directory& directory, const usecases::Provider& provider) {
    unsigned mask = 0;
    unsigned place = 0;
    const auto& terms = directory.taxonomy.terms();
    for (std::size_t term = 0; term < terms.size(); ++term) {
        if (!terms[term].parent.empty()) {
            continue;
        }
        for (const auto position : provider.services) {
            const auto need = directory.taxonomy.find(directory.services[position].need);
            const bool inside = need && (directory.taxonomy.accepted_by(static_cast<int>(term)) &
                                         directory.taxonomy.bit(*need)) != 0;
            mask |= inside ? 1U << place : 0U;
        }
        ++place;
    }
    return mask;
}

} // namespace

std::string search_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::SearchResult& result) {
    const Words words(snapshot, texts);
    JsonText json;
    json.begin_object().key("total").add(result.total).key("total_services").add(result.total_services);
    json.key("next").or_null(result.next).key("providers").begin_list();
    for (std::size_t i = 0; i < result.providers.size(); ++i) {
        add_summary_fields(json.begin_object(), words, snapshot.providers()[result.providers[i]], result.matching[i]);
        json.end_object();
    }
    add_facets(json.end_list().key("facets"), words, result);
    json.end_object();
    return json.take();
}

std::string points_json(const usecases::Snapshot& snapshot, const std::vector<std::uint32_t>& providers) {
    constexpr std::size_t k_most = 20'000;
    const auto& directory = snapshot.directory();
    JsonText points;
    JsonText names;
    points.begin_list();
    names.begin_list();
    std::size_t total = 0;
    for (const auto position : providers) {
        const auto& provider = snapshot.providers()[position];
        const Site* site = provider.site ? &directory.sites[*provider.site] : nullptr;
        if (site == nullptr || !site->point) {
            continue;
        }
        if (++total <= k_most) {
            points.begin_list().add(site->id.value).add(to_metre(site->point->longitude));
            points.add(to_metre(site->point->latitude)).add(is_stand_in(*site) ? 1 : 0);
            points.add(dimensions_of(directory, provider)).end_list();
            names.add(full_name(*site, directory.organisations[provider.organisation]));
        }
    }
    JsonText json;
    json.begin_object().key("total").add(total).key("points").literal(points.end_list().text());
    json.key("names").literal(names.end_list().text()).end_object();
    return json.take();
}

} // namespace relais::present
