#include "present/page_service.h"

#include "directory/suitability.h"
#include "present/contact_card.h"
#include "present/refer_address.h"

#include <string>
#include <vector>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string ages(const Words& words, const Service& service) {
    const auto number = [](int years) { return std::to_string(years); };
    if (service.minimum_age && service.maximum_age) {
        return words.say("page.age_range",
                         {{"from", number(*service.minimum_age)}, {"to", number(*service.maximum_age)}});
    }
    if (service.minimum_age) {
        return words.say("page.age_from", {{"from", number(*service.minimum_age)}});
    }
    return service.maximum_age ? words.say("page.age_to", {{"to", number(*service.maximum_age)}}) : std::string();
}

std::string languages(const Words& words, const Service& service) {
    std::vector<std::string> names;
    for (const auto& code : service.languages) {
        names.push_back(words.language(code));
    }
    return joined(names, ", ");
}

std::string zone(const Words& words, const ServedZone& zone) {
    switch (zone.kind) {
    case ServedZone::Kind::unknown:
        return "";
    case ServedZone::Kind::national:
        return words.texts().text("page.zone_national");
    case ServedZone::Kind::radius:
        return words.say("page.zone_radius", {{"distance", words.distance(zone.radius)}});
    case ServedZone::Kind::areas:
        break;
    }
    std::vector<std::string> names;
    for (const auto& code : zone.areas) {
        names.push_back(words.area(code));
    }
    return joined(names, ", ");
}

std::string saturation(const Words& words, const Service& service, util::Day today) {
    if (!service.saturation) {
        return "";
    }
    const auto label = words.label(service.saturation);
    if (!service.saturation_as_of) {
        return words.say("page.saturation_undated", {{"saturation", label}});
    }
    const bool is_old = (today - *service.saturation_as_of).count() > k_saturation_days;
    return words.say(is_old ? "page.saturation_old" : "page.saturation_on",
                     {{"saturation", label}, {"day", words.day(*service.saturation_as_of)}});
}

/// What to do to refer somebody, one sentence an access mode.
Value how_to_refer(const Words& words, const Service& service) {
    auto sentences = Value::list();
    for (std::size_t i = 0; i < code_count<AccessMode>(); ++i) {
        if (service.access_modes.has(static_cast<AccessMode>(i))) {
            sentences.add(words.texts().text("page.how_" + std::string(CodeList<AccessMode>::codes[i])));
        }
    }
    return sentences;
}

/// Facts a referral cannot do without are always there; the others are named together when unknown.
class Facts {
public:
    void always(const Words& words, const char* key, std::string value) {
        m_facts.add(fact(words.texts().text(key), std::move(value)));
    }
    void if_known(const Words& words, const char* key, std::string value) {
        if (value.empty()) {
            m_missing.push_back(words.texts().text(key));
        } else {
            always(words, key, std::move(value));
        }
    }
    void set(Value& card) && {
        card.set("facts", std::move(m_facts));
        card.set("missing", joined(m_missing, ", "));
    }

private:
    Value m_facts = Value::list();
    std::vector<std::string> m_missing;
};

Facts facts(const Words& words, const Service& service, util::Day today) {
    Facts facts;
    facts.always(words, "page.fact_publics", joined(words.labels(service.publics), ", "));
    facts.if_known(words, "page.fact_sex", joined(words.labels(service.sexes), ", "));
    facts.if_known(words, "page.fact_age", ages(words, service));
    facts.always(words, "page.fact_languages", languages(words, service));
    facts.always(words, "page.fact_fee", cost_label(words, service));
    facts.always(words, "page.fact_access", joined(words.labels(service.access_modes), ", "));
    facts.always(words, "page.fact_referrers", joined(words.labels(service.referrers), ", "));
    facts.always(words, "page.fact_documents", service.documents_required);
    facts.always(words, "page.fact_zone", zone(words, service.zone));
    facts.if_known(words, "page.fact_outreach_days", service.outreach_days);
    facts.if_known(words, "page.fact_waiting",
                   service.waiting_days ? words.count("page.days", *service.waiting_days) : std::string());
    facts.if_known(words, "page.fact_saturation", saturation(words, service, today));
    facts.if_known(words, "page.fact_capacity",
                   service.capacity_per_month ? words.count("page.persons", *service.capacity_per_month)
                                              : std::string());
    facts.if_known(words, "page.fact_cost_sharing", words.label(service.cost_sharing));
    return facts;
}

/// In the page's language, else in the other one, which is then said to screen readers.
void set_description(Value& card, Lang lang, const Service& service) {
    const bool english = lang == Lang::en;
    const auto& own = english ? service.description_en : service.description_fr;
    const auto& other = english ? service.description_fr : service.description_en;
    const bool is_own = !own.empty() || other.empty();
    card.set("description", is_own ? own : other);
    card.set("description_lang", std::string(code_of(is_own == english ? Lang::en : Lang::fr)));
}

} // namespace

std::string cost_label(const Words& words, const Service& service) {
    const auto label = words.label(service.fee);
    if (label.empty() || service.fee_details.empty()) {
        return label.empty() ? service.fee_details : label;
    }
    return words.say("page.cost_with_details", {{"cost", label}, {"details", service.fee_details}});
}

Value service_card(const Words& words, const Service& service, util::Day today) {
    auto card = Value::object();
    card.set("id", std::to_string(service.id.value));
    card.set("need", words.need(service.need));
    card.set("refer_url", pick_case_address(words.lang()) + "?service=" + std::to_string(service.id.value));
    card.set("dimension", words.dimension_of(service.need));
    card.set("dimension_label", words.need(words.dimension_of(service.need)));
    card.set("service_name", service.name == words.need(service.need) ? std::string() : service.name);
    set_description(card, words.lang(), service);
    facts(words, service, today).set(card);
    auto how = how_to_refer(words, service);
    card.set("how_unknown", how.is_empty());
    card.set("how", std::move(how));
    card.set("source", service.source);
    card.set("calendar_url", has_calendar(service) ? "/api/v1/services/" + std::to_string(service.id.value) +
                                                         "/outreach.ics?lang=" + std::string(code_of(words.lang()))
                                                   : std::string());
    set_verification(card, words, service.verified_at, today);
    return card;
}

} // namespace relais::present
