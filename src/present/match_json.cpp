#include "present/match_json.h"

#include "present/distances.h"
#include "present/nearest_json.h"
#include "present/reasons.h"
#include "present/response_words.h"
#include "present/summary_text.h"
#include "present/travel_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Found;

void add_service(JsonText& json, const Words& words, const Service& service) {
    const auto& description = words.lang() == Lang::en && !service.description_en.empty()
                                  ? service.description_en
                                  : service.description_fr;
    json.key("service").begin_object();
    json.key("id").add(service.id.value).key("name").or_null(service.name);
    json.key("need").add(service.need).key("need_label").add(words.need(service.need));
    json.key("description")
        .or_null(description)
        .key("outreach_days")
        .or_null(service.outreach_days);
    json.end_object();
}

void add_provider(JsonText& json,
                  const Words& words,
                  std::uint32_t position,
                  const Service& service) {
    static const Site k_nowhere;
    const auto& provider = words.snapshot().providers()[words.snapshot().provider_of(position)];
    const Site* site = words.directory().site_of(service);
    const Site& place = site != nullptr ? *site : k_nowhere;
    json.key("provider").begin_object();
    add_summary_fields(json, words, provider, {position});
    json.key("address")
        .or_null(public_address(place))
        .key("landmark")
        .or_null(public_landmark(place));
    json.key("opening_hours").or_null(place.opening_hours).key("whatsapp").or_null(place.whatsapp);
    json.key("documents_required").or_null(service.documents_required);
    json.key("how_to_refer").or_null(how_to_refer(words, service));
    json.end_object();
}

void add_verdict(JsonText& json, const MatchWords& with, const Found& found, Criterion criterion) {
    const auto& texts = with.words.texts();
    const auto verdict = found.assessment.of(criterion);
    json.begin_object()
        .key("criterion")
        .add(code_of(criterion))
        .key("verdict")
        .add(code_of(verdict));
    json.key("verdict_label").add(texts.label("verdict", code_of(verdict)));
    json.key("label").add(texts.label("criterion", code_of(criterion)));
    json.key("reason")
        .add(reason(with.words, found.offering, with.query, criterion, verdict))
        .end_object();
}

void add_verdicts(JsonText& json, const MatchWords& with, const Found& found) {
    const auto& service = with.words.directory().services[found.offering];
    json.key("verdicts").begin_list();
    for (std::size_t i = 0; i < k_criterion_count; ++i) {
        const auto criterion = static_cast<Criterion>(i);
        const auto verdict = found.assessment.of(criterion);
        const auto write = [&](JsonText& text) { add_verdict(text, with, found, criterion); };
        if (verdict == Verdict::not_asked) {
            continue;
        }
        if (with.kept != nullptr &&
            ServiceTexts::is_for_all(criterion, verdict, service, with.query)) {
            with.kept->add_verdict(json, found.offering, criterion, verdict, write);
        } else if (with.said != nullptr) {
            with.said->add(json, service, criterion, verdict, write);
        } else {
            write(json);
        }
    }
    json.end_list();
}

void add_who(JsonText& json, const MatchWords& with, const Found& found) {
    const auto& service = with.words.directory().services[found.offering];
    const auto write = [&](JsonText& text) {
        add_service(text, with.words, service);
        add_provider(text, with.words, found.offering, service);
    };
    if (with.kept != nullptr) {
        with.kept->add_service(json, found.offering, write);
    } else {
        write(json);
    }
}

/// How far, and how well it suits.
void add_judgement(JsonText& json, const MatchWords& with, const Found& found, const Site* site) {
    const auto& texts = with.words.texts();
    const auto suitability = found.assessment.suitability();
    json.key("distance_m");
    found.distance ? json.add(std::lround(found.distance->value)) : json.null();
    json.key("distance_label");
    if (with.kept == nullptr) {
        json.add(distance_label(texts, found.distance, site));
    } else {
        with.kept->phrases(texts).distances.add(json, found.distance, site);
    }
    if (with.travel != nullptr && found.journey) {
        add_journey(json.key("travel"), texts, *found.journey, *with.travel, site);
    }
    if (with.kept == nullptr) {
        add_suitability(json, texts, suitability);
    } else {
        json.literal(
            with.kept->phrases(texts).suitabilities[static_cast<std::size_t>(suitability)]);
    }
}

} // namespace

JsonText& add_match(JsonText& json, const MatchWords& with, const Found& found) {
    const auto& snapshot = with.words.snapshot();
    const auto at = snapshot.providers()[snapshot.provider_of(found.offering)].site;
    const auto* site = at ? &snapshot.directory().sites[*at] : nullptr;
    json.begin_object();
    add_who(json, with, found);
    if (with.responses != nullptr) {
        const auto* figure = response_of(snapshot, *with.responses, found.offering);
        add_response(json.key("response"), with.words.texts(), *with.responses, figure);
    }
    add_judgement(json, with, found, site);
    add_verdicts(json, with, found);
    return json.end_object();
}

Json match_json(const MatchWords& with, const Found& found) {
    JsonText text;
    return Json::parse(add_match(text, with, found).text());
}

JsonText& add_place(JsonText& json, const Words& words, const usecases::UnderstoodPlace& place) {
    json.begin_object().key("label").add(place_label(words.snapshot(), words.texts(), place));
    add_point(json.key("point"), place.place.point);
    json.key("area")
        .or_null(place.place.area)
        .key("area_label")
        .or_null(words.area_path(place.place.area));
    return json.key("precision").add(place.named ? "locality" : "point").end_object();
}

Json place_json(const Words& words, const usecases::UnderstoodPlace& place) {
    JsonText text;
    return Json::parse(add_place(text, words, place).text());
}

} // namespace relais::present
