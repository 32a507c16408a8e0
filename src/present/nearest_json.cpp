#include "present/nearest_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/match_json.h"
#include "present/response_words.h"
#include "present/summary_text.h"
#include "present/travel_json.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Found;

void add_matches(JsonText& json, const MatchWords& with, const std::vector<Found>& list) {
    json.begin_list();
    for (const auto& found : list) {
        if (with.kept != nullptr) {
            with.kept->expect(found.offering);
        }
    }
    for (const auto& found : list) {
        add_match(json, with, found);
    }
    json.end_list();
}

} // namespace

std::string place_label(const usecases::Snapshot& snapshot,
                        const Texts& texts,
                        const usecases::UnderstoodPlace& place) {
    if (!place.has_settlement) {
        return texts.text("api.place.point");
    }
    const auto& name = snapshot.directory().gazetteer.settlements()[place.nearest_settlement].name;
    return place.named ? name
                       : texts.render({"api.place.near",
                                       {{"length", length_label(texts, place.to_settlement)},
                                        {"settlement", name}}});
}

std::string none_label(const usecases::Snapshot& snapshot,
                       const Texts& texts,
                       const usecases::NearestResult& result,
                       const usecases::NeedAnswer& answer) {
    const auto& lists = answer.answer;
    if (!lists.suitable.empty() || !lists.possible.empty() || !lists.outreach.empty()) {
        return {};
    }
    const auto wanted = snapshot.directory().taxonomy.accepted_by(answer.term);
    const bool offered = std::ranges::any_of(
        snapshot.nearest().offerings(),
        [&](const geometry::Offering& offering) { return answers_need(offering.facts, wanted); });
    if (!offered) {
        return texts.text("api.nearest.none");
    }
    if (result.travel && !result.travel->off_network) {
        const auto& how = result.travel->how;
        const auto mode = texts.text("travel.mode." + std::string(usecases::code_of(how.mode)));
        return how.within.is_reachable()
                   ? texts.render(
                         {"travel.none_within",
                          {{"duration", duration_label(texts, how.within)}, {"mode", mode}}})
                   : texts.render({"travel.none_reached", {{"mode", mode}}});
    }
    return result.within
               ? texts.render({"api.nearest.none_within",
                               {{"km", std::to_string(std::lround(result.within->value / 1000))}}})
               : texts.text("api.nearest.none_suitable");
}

std::string nearest_json(const usecases::Snapshot& snapshot,
                         const Texts& texts,
                         const usecases::NearestResult& result,
                         ServiceTexts* kept,
                         const usecases::Responses* responses) {
    const Words words(snapshot, texts);
    VerdictMemo said;
    const MatchWords with{
        words, result.query, result.travel ? &*result.travel : nullptr, kept, &said, responses};
    const auto& edition = snapshot.directory().edition;
    constexpr std::size_t k_a_need = 40 << 10; // of ten suitable, ten possible, five near misses
    JsonText json;
    json.reserve(k_a_need * std::max<std::size_t>(result.needs.size(), 1));
    add_place(json.begin_object().key("place"), words, result.place);
    add_edition(json.key("distance_kind").add(distance_kind(result.travel)).key("edition"),
                edition);
    json.key("illustrative").add(edition.illustrative);
    if (result.travel) {
        add_travel(json.key("travel"), texts, *result.travel);
    }
    if (responses != nullptr) {
        add_order(json.key("order"), texts, *responses);
    }
    json.key("needs").begin_list();
    for (const auto& need : result.needs) {
        const auto& code =
            snapshot.directory().taxonomy.terms()[static_cast<std::size_t>(need.term)].code;
        json.begin_object().key("code").add(code).key("label").add(words.need(code));
        add_matches(json.key("suitable"), with, need.answer.suitable);
        add_matches(json.key("possible"), with, need.answer.possible);
        add_matches(json.key("near_misses"), with, need.answer.near_misses);
        add_matches(json.key("outreach"), with, need.answer.outreach);
        json.key("none").or_null(none_label(snapshot, texts, result, need)).end_object();
    }
    json.end_list().end_object();
    return json.take();
}

} // namespace relais::present
