#include "present/match_json.h"

#include "present/distances.h"
#include "present/nearest_json.h"
#include "present/reasons.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Found;

Json verdicts_json(const Words& words, const Query& query, const Found& found) {
    auto verdicts = Json::array();
    for (std::size_t i = 0; i < k_criterion_count; ++i) {
        const auto criterion = static_cast<Criterion>(i);
        const auto verdict = found.assessment.of(criterion);
        if (verdict == Verdict::not_asked) {
            continue;
        }
        verdicts.push_back({{"criterion", code_of(criterion)},
                            {"verdict", code_of(verdict)},
                            {"verdict_label", words.texts().label("verdict", code_of(verdict))},
                            {"label", words.texts().label("criterion", code_of(criterion))},
                            {"reason", reason(words, found.offering, query, criterion, verdict)}});
    }
    return verdicts;
}

Json provider_json_for(const Words& words, std::uint32_t position, const Service& service) {
    const auto& provider = words.snapshot().providers()[words.snapshot().provider_of(position)];
    const Site* site = words.directory().site_of(service);
    auto json = provider_summary(words, provider, {position});
    json["address"] = site != nullptr ? or_null(public_address(*site)) : Json();
    json["landmark"] = site != nullptr ? or_null(public_landmark(*site)) : Json();
    json["opening_hours"] = site != nullptr ? or_null(site->opening_hours) : Json();
    json["whatsapp"] = site != nullptr ? or_null(site->whatsapp) : Json();
    json["documents_required"] = or_null(service.documents_required);
    json["how_to_refer"] = or_null(how_to_refer(words, service));
    return json;
}

} // namespace

Json match_json(const Words& words, const Query& query, const Found& found) {
    const auto& service = words.directory().services[found.offering];
    const auto& description = words.lang() == Lang::en && !service.description_en.empty() ? service.description_en
                                                                                          : service.description_fr;
    const Json offered{{"id", service.id.value},
                       {"name", or_null(service.name)},
                       {"need", service.need},
                       {"need_label", words.need(service.need)},
                       {"description", or_null(description)},
                       {"outreach_days", or_null(service.outreach_days)}};
    const auto suitability = code_of(found.assessment.suitability());
    return {{"service", offered},
            {"provider", provider_json_for(words, found.offering, service)},
            {"distance_m", found.distance ? Json(std::lround(found.distance->value)) : Json()},
            {"distance_label", distance_label(words.texts(), found.distance, words.directory().site_of(service))},
            {"suitability", suitability},
            {"suitability_label", words.texts().label("suitability", suitability)},
            {"verdicts", verdicts_json(words, query, found)}};
}

Json place_json(const Words& words, const usecases::UnderstoodPlace& place) {
    return {{"label", place_label(words.snapshot(), words.texts(), place)},
            {"point", point_json(place.place.point)},
            {"area", or_null(place.place.area)},
            {"area_label", or_null(words.area_path(place.place.area))},
            {"precision", place.named ? "locality" : "point"}};
}

} // namespace relais::present
