#include "present/page_offers.h"

#include "present/distances.h"
#include "present/offer_words.h"
#include "present/page_frame.h"
#include "present/page_offer_desk.h"
#include "present/page_options.h"
#include "present/reasons.h"
#include "usecases/occupation_index.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::BoardOffer;
using usecases::FoundOffer;

constexpr int k_suggested = 6; // occupations beside the one understood

Value verdict_lines(const Words& words,
                    const BoardOffer& one,
                    const FoundOffer& found,
                    const Seeker& seeker) {
    auto lines = Value::list();
    for (std::size_t i = 0; i < k_offer_criterion_count; ++i) {
        const auto criterion = static_cast<OfferCriterion>(i);
        auto sentence = offer_reason(words, one, found, seeker, criterion);
        if (sentence.empty()) {
            continue;
        }
        const std::string verdict(code_of(found.assessment.of(criterion)));
        auto line = Value::object();
        line.set("verdict", verdict).set("verdict_label", words.texts().label("verdict", verdict));
        line.set("label", words.texts().label("offer_criterion", code_of(criterion)));
        line.set("reason", std::move(sentence));
        lines.add(std::move(line));
    }
    return lines;
}

Value card(const Words& words,
           const BoardOffer& one,
           const FoundOffer& found,
           const Seeker& seeker) {
    auto value = offer_facts(words, one);
    value.set("suitability", std::string(code_of(found.assessment.suitability())));
    value.set("distance",
              found.distance ? words.say("offer.distance",
                                         {{"length", length_label(words.texts(), *found.distance)}})
                             : std::string());
    value.set("verdicts", verdict_lines(words, one, found, seeker));
    value.set("is_unconfirmed", found.standing == OfferStanding::unconfirmed);
    return value;
}

Value section(const Words& words,
              const OfferPageInput& input,
              const std::string& name,
              const std::vector<FoundOffer>& found) {
    auto offers = Value::list();
    for (const auto& one : found) {
        offers.add(card(words, input.board->offers[one.position], one, input.answer->seeker));
    }
    auto value = Value::object();
    value.set("name", name)
        .set("title", words.say("offer.list_" + name))
        .set("offers", std::move(offers));
    return value;
}

void set_occupation(Value& page, const Words& words, const OfferForm& form) {
    page.set("occupation_words", form.occupation_words);
    page.set("occupation_label",
             form.request.occupation.empty()
                 ? std::string()
                 : occupation_label(words.lang(), form.request.occupation));
    auto others = Value::list();
    for (const auto* one :
         usecases::OccupationIndex::builtin().suggest(form.occupation_words, k_suggested)) {
        if (one->code != form.request.occupation) {
            others.add(Value::object()
                           .set("code", one->code)
                           .set("label", occupation_label(words.lang(), one->code)));
        }
    }
    page.set("has_other_occupations", !others.is_empty());
    page.set("other_occupations", std::move(others));
}

void set_choices(Value& page, const Words& words, const usecases::OfferRequest& request) {
    page.set("kinds", code_options<OfferKind>(words.texts(), request.kinds));
    page.set("levels", code_options<SchoolLevel>(words.texts(), {request.level}));
    page.set("publics", code_options<Public>(words.texts(), request.publics));
    auto languages = Value::list();
    for (const auto& language : words.directory().languages) {
        languages.add(option(language.code, words.language(language.code), request.languages));
    }
    page.set("languages", std::move(languages));
    auto regions = Value::list();
    for (const auto& area : words.directory().gazetteer.areas()) {
        if (area.level == 1) {
            regions.add(option(area.code, words.area(area.code), {request.area}));
        }
    }
    page.set("regions", std::move(regions));
    page.set("within_km",
             request.within_km ? std::to_string(static_cast<int>(*request.within_km))
                               : std::string());
}

void set_answer(Value& page, const Words& words, const OfferPageInput& input) {
    auto sections = Value::list();
    std::size_t count = 0;
    if (input.answer != nullptr) {
        const auto& answer = *input.answer;
        count = answer.suitable.size() + answer.possible.size();
        for (const auto& [name, found] : {std::pair{"suitable", &answer.suitable},
                                          std::pair{"possible", &answer.possible},
                                          std::pair{"near_misses", &answer.near_misses}}) {
            if (!found->empty()) {
                sections.add(section(words, input, name, *found));
            }
        }
    }
    page.set("has_answer", input.answer != nullptr);
    page.set("count", words.count("offer.count", static_cast<std::int64_t>(count)));
    page.set("is_empty", input.answer != nullptr && sections.is_empty());
    page.set("sections", std::move(sections));
}

} // namespace

Value offer_facts(const Words& words, const BoardOffer& one) {
    const auto& offer = one.offer;
    auto value = Value::object();
    value.set("id", std::to_string(offer.id.value)).set("url", offer_address(words.lang(), offer));
    value.set("title", offer.title).set("company", company_name(one.company));
    value.set("kind", std::string(code_of(offer.kind)))
        .set("kind_label", words.texts().label("offer_kind", code_of(offer.kind)));
    value.set("occupation", occupation_label(words.lang(), offer.occupation));
    value.set("place", place_of(words, offer.settlement));
    value.set("posts", words.count("offer.posts_open", offer.posts - offer.placed));
    value.set("closes",
              offer.closes ? words.say("offer.until", {{"day", words.day(*offer.closes)}})
                           : std::string());
    value.set("answers", answers_sentence(words, one.answers));
    value.set("confirmed",
              offer.confirmed_on
                  ? words.say("offer.confirmed", {{"day", words.day(*offer.confirmed_on)}})
                  : std::string());
    if (const auto* settlement = words.directory().gazetteer.settlement(offer.settlement)) {
        value.set("longitude", std::to_string(settlement->point.longitude));
        value.set("latitude", std::to_string(settlement->point.latitude));
    }
    return value;
}

Value offers_page(const Words& words, const OfferPageInput& input) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offers",
                      words.say("offer.title"),
                      {offers_address(Lang::fr), offers_address(Lang::en)});
    page.set("form_url", offers_address(words.lang()));
    page.set("wrong", input.wrong).set("is_personal", input.form.is_personal);
    page.set("place_words", input.form.place_words)
        .set("settlement", input.form.request.settlement);
    page.set("company_url", company_address(words.lang()));
    page.set("place_understood",
             input.answer != nullptr && input.answer->place
                 ? place_of(words, input.form.request.settlement)
                 : std::string());
    set_occupation(page, words, input.form);
    set_choices(page, words, input.form.request);
    set_answer(page, words, input);
    return page;
}

Value offer_page(const Words& words,
                 const BoardOffer& one,
                 OfferStanding standing,
                 const OfferViewer& viewer) {
    const auto& offer = one.offer;
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offer",
                      offer.title,
                      {offer_address(Lang::fr, offer), offer_address(Lang::en, offer)});
    page.set("offers_url", offers_address(words.lang()));
    page.set("offer", offer_facts(words, one));
    page.set("description", offer.description).set("how_to_apply", offer.how_to_apply);
    page.set("phone", Words::phone(offer.contact_phone))
        .set("phone_url", offer.contact_phone.empty() ? "" : "tel:" + offer.contact_phone);
    page.set("email", offer.contact_email)
        .set("email_url", offer.contact_email.empty() ? "" : "mailto:" + offer.contact_email);
    const auto section = offer.sector.empty() ? one.company.sector : offer.sector;
    auto facts = Value::list();
    facts.add(
        fact(words.say("offer.occupation"), occupation_label(words.lang(), offer.occupation)));
    facts.add(fact(words.say("offer.sector"), sector_label(words.texts(), section)));
    facts.add(fact(words.say("offer.level"), words.label(offer.level)));
    std::vector<std::string> languages;
    for (const auto& code : offer.languages) {
        languages.push_back(words.language(code));
    }
    facts.add(fact(words.say("offer.languages"), joined(languages, ", ")));
    facts.add(fact(words.say("offer.encouraged"), joined(words.labels(offer.encouraged), ", ")));
    facts.add(fact(words.say("offer.opens"),
                   offer.opens ? words.day(*offer.opens) : words.say("offer.at_once")));
    facts.add(fact(words.say("offer.closes"),
                   offer.closes ? words.day(*offer.closes) : words.say("offer.no_end")));
    page.set("facts", std::move(facts));
    page.set("is_visible", is_visible(standing))
        .set("is_full", standing == OfferStanding::full_this_month);
    page.set("is_unconfirmed", standing == OfferStanding::unconfirmed);
    page.set("posted", offer.confirmed_on ? util::to_string(*offer.confirmed_on) : std::string());
    page.set("valid_through", offer.closes ? util::to_string(*offer.closes) : std::string());
    page.set("employment_type", offer.kind == OfferKind::internship ? "INTERN" : "OTHER");
    page.set("may_propose", viewer.may_propose && standing != OfferStanding::full_this_month);
    page.set("propose_url", offer_address(words.lang(), offer) + "/proposer");
    page.set("wrong", viewer.wrong)
        .set("contact", viewer.contact)
        .set("case_code", viewer.case_code);
    return page;
}

} // namespace relais::present
