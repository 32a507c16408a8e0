#include "present/json_parts.h"
#include "present/reference_json.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

template <class Enum>
Json list_json(const Texts& texts) {
    auto list = Json::array();
    for (const auto code : CodeList<Enum>::codes) {
        list.push_back(coded(code, texts.label(CodeList<Enum>::name, code)));
    }
    return list;
}

Json dimensions_json(const Words& words) {
    auto dimensions = Json::array();
    for (const auto& dimension : words.directory().taxonomy.terms()) {
        if (!dimension.parent.empty()) {
            continue;
        }
        auto needs = Json::array();
        for (const auto& need : words.directory().taxonomy.terms()) {
            if (need.parent == dimension.code) {
                needs.push_back(coded(need.code, words.need(need.code)));
                needs.back()["synonyms"] = words.lang() == Lang::en ? need.synonyms_en : need.synonyms_fr;
            }
        }
        dimensions.push_back(coded(dimension.code, words.need(dimension.code)));
        dimensions.back()["needs"] = std::move(needs);
    }
    return dimensions;
}

} // namespace

std::string taxonomy_json(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    auto languages = Json::array();
    for (const auto& language : snapshot.directory().languages) {
        languages.push_back(coded(language.code, words.language(language.code)));
    }
    const Json codes{{"publics", list_json<Public>(texts)},
                     {"sex", list_json<Sex>(texts)},
                     {"fees", list_json<Fee>(texts)},
                     {"access_modes", list_json<AccessMode>(texts)},
                     {"referrers", list_json<Referrer>(texts)},
                     {"organisation_kinds", list_json<OrganisationKind>(texts)},
                     {"mnr_memberships", list_json<MnrMembership>(texts)},
                     {"location_precisions", list_json<LocationPrecision>(texts)},
                     {"location_visibilities", list_json<LocationVisibility>(texts)},
                     {"site_statuses", list_json<SiteStatus>(texts)},
                     {"saturations", list_json<Saturation>(texts)},
                     {"cost_sharings", list_json<CostSharing>(texts)},
                     {"settlement_kinds", list_json<SettlementKind>(texts)},
                     {"languages", languages}};
    return text_of({{"dimensions", dimensions_json(words)}, {"codes", codes}});
}

} // namespace relais::present
