#include "present/search_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/page_address.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

Json facets_json(const Words& words, const usecases::SearchResult& result) {
    auto facets = Json::object();
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const auto facet = static_cast<usecases::Facet>(i);
        auto values = Json::array();
        for (const auto& value : result.facets[i]) {
            auto item = coded(value.code, words.facet_value(facet, value.code));
            item["count"] = value.providers;
            values.push_back(std::move(item));
        }
        facets[std::string(usecases::name_of(facet))] = std::move(values);
    }
    return facets;
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
    auto providers = Json::array();
    for (std::size_t i = 0; i < result.providers.size(); ++i) {
        const auto& provider = snapshot.providers()[result.providers[i]];
        providers.push_back(provider_summary(words, provider, result.matching[i]));
    }
    return text_of({{"total", result.total},
                    {"total_services", result.total_services},
                    {"next", or_null(result.next)},
                    {"providers", std::move(providers)},
                    {"facets", facets_json(words, result)}});
}

std::string points_json(const usecases::Snapshot& snapshot, const std::vector<std::uint32_t>& providers) {
    constexpr std::size_t k_most = 20'000;
    const auto& directory = snapshot.directory();
    auto points = Json::array();
    auto names = Json::array();
    std::size_t total = 0;
    for (const auto position : providers) {
        const auto& provider = snapshot.providers()[position];
        const Site* site = provider.site ? &directory.sites[*provider.site] : nullptr;
        if (site == nullptr || !site->point) {
            continue;
        }
        if (++total <= k_most) {
            const auto point = point_json(site->point);
            points.push_back({site->id.value, point[0], point[1], is_stand_in(*site) ? 1 : 0,
                              dimensions_of(directory, provider)});
            names.push_back(full_name(*site, directory.organisations[provider.organisation]));
        }
    }
    return text_of({{"total", total}, {"points", std::move(points)}, {"names", std::move(names)}});
}

} // namespace relais::present
