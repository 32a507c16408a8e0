#include "present/nearest_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/match_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Found;

Json matches_json(const Words& words, const Query& query, const std::vector<Found>& list) {
    auto matches = Json::array();
    for (const auto& found : list) {
        matches.push_back(match_json(words, query, found));
    }
    return matches;
}

} // namespace

std::string place_label(const usecases::Snapshot& snapshot, const Texts& texts,
                        const usecases::UnderstoodPlace& place) {
    if (!place.has_settlement) {
        return texts.text("api.place.point");
    }
    const auto& name = snapshot.directory().gazetteer.settlements()[place.nearest_settlement].name;
    return place.named ? name
                       : texts.render({"api.place.near",
                                       {{"length", length_label(texts, place.to_settlement)}, {"settlement", name}}});
}

std::string none_label(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::NearestResult& result,
                       const usecases::NeedAnswer& answer) {
    const auto& lists = answer.answer;
    if (!lists.suitable.empty() || !lists.possible.empty() || !lists.outreach.empty()) {
        return {};
    }
    const auto wanted = snapshot.directory().taxonomy.accepted_by(answer.term);
    const bool offered = std::ranges::any_of(snapshot.nearest().offerings(), [&](const geometry::Offering& offering) {
        return answers_need(offering.facts, wanted);
    });
    if (!offered) {
        return texts.text("api.nearest.none");
    }
    return result.within ? texts.render({"api.nearest.none_within",
                                         {{"km", std::to_string(std::lround(result.within->value / 1000))}}})
                         : texts.text("api.nearest.none_suitable");
}

std::string nearest_json(const usecases::Snapshot& snapshot, const Texts& texts,
                         const usecases::NearestResult& result) {
    const Words words(snapshot, texts);
    auto needs = Json::array();
    for (const auto& need : result.needs) {
        const auto& code = snapshot.directory().taxonomy.terms()[static_cast<std::size_t>(need.term)].code;
        auto json = coded(code, words.need(code));
        json["suitable"] = matches_json(words, result.query, need.answer.suitable);
        json["possible"] = matches_json(words, result.query, need.answer.possible);
        json["near_misses"] = matches_json(words, result.query, need.answer.near_misses);
        json["outreach"] = matches_json(words, result.query, need.answer.outreach);
        json["none"] = or_null(none_label(snapshot, texts, result, need));
        needs.push_back(std::move(json));
    }
    return text_of({{"place", place_json(words, result.place)},
                    {"distance_kind", "straight_line"},
                    {"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"needs", std::move(needs)}});
}

} // namespace relais::present
