#include "present/offer_json.h"

#include "present/json_parts.h"
#include "present/offer_words.h"
#include "present/reasons.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::BoardOffer;
using usecases::FoundOffer;

Json verdicts(const Words& words,
              const BoardOffer& one,
              const FoundOffer& found,
              const Seeker& seeker) {
    auto lines = Json::array();
    for (std::size_t i = 0; i < k_offer_criterion_count; ++i) {
        const auto criterion = static_cast<OfferCriterion>(i);
        const auto verdict = found.assessment.of(criterion);
        if (verdict == Verdict::not_asked) {
            continue;
        }
        lines.push_back({{"criterion", code_of(criterion)},
                         {"label", words.texts().label("offer_criterion", code_of(criterion))},
                         {"verdict", code_of(verdict)},
                         {"reason", offer_reason(words, one, found, seeker, criterion)}});
    }
    return lines;
}

Json offer_json(const Words& words,
                const BoardOffer& one,
                const FoundOffer& found,
                const Seeker& seeker) {
    const auto& offer = one.offer;
    Json json{
        {"id", offer.id.value},
        {"url", offer_address(words.lang(), offer)},
        {"title", offer.title},
        {"company", company_name(one.company)},
        {"kind", code_of(offer.kind)},
        {"kind_label", words.texts().label("offer_kind", code_of(offer.kind))},
        {"occupation", coded(offer.occupation, occupation_label(words.lang(), offer.occupation))},
        {"place", place_of(words, offer.settlement)},
        {"posts_open", offer.posts - offer.placed},
        {"closes", or_null(offer.closes)},
        {"confirmed_on", or_null(offer.confirmed_on)},
        {"answers", answers_sentence(words, one.answers)}};
    const auto* settlement = words.directory().gazetteer.settlement(offer.settlement);
    json["point"] = settlement != nullptr ? point_json(settlement->point) : Json();
    json["distance_m"] = found.distance ? Json(std::llround(found.distance->value)) : Json();
    json["suitability"] = code_of(found.assessment.suitability());
    json["verdicts"] = verdicts(words, one, found, seeker);
    return json;
}

} // namespace

std::string offers_json(const Words& words,
                        const usecases::OfferBoard& board,
                        const usecases::OfferAnswer& answer) {
    const auto list = [&](const std::vector<FoundOffer>& found) {
        auto offers = Json::array();
        for (const auto& one : found) {
            offers.push_back(offer_json(words, board.offers[one.position], one, answer.seeker));
        }
        return offers;
    };
    return Json{{"distance_kind", "straight_line"},
                {"suitable", list(answer.suitable)},
                {"possible", list(answer.possible)},
                {"near_misses", list(answer.near_misses)}}
        .dump();
}

std::string occupations_json(const Texts& texts,
                             const std::vector<const usecases::Occupation*>& occupations) {
    auto list = Json::array();
    for (const auto* one : occupations) {
        list.push_back(coded(one->code, occupation_label(texts.lang(), one->code)));
    }
    return Json{{"occupations", list}}.dump();
}

} // namespace relais::present
