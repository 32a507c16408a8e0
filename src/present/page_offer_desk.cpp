#include "present/page_offer_desk.h"

#include "directory/offer_rules.h"
#include "present/offer_sheet.h"
#include "present/offer_words.h"
#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_options.h"

namespace relais::present {
namespace {

using namespace relais::directory;

std::string settlement_name(const Words& words, const std::string& code) {
    const auto* settlement = words.directory().gazetteer.settlement(code);
    return settlement != nullptr ? settlement->name : std::string();
}

void set_fault(Value& page, const std::optional<FormFault>& fault) {
    page.set("wrong", fault ? fault->sentence : std::string());
    page.set("wrong_field", fault ? fault->field : std::string());
}

Value sectors(const Texts& texts, const std::string& chosen) {
    auto options = Value::list();
    for (char section = 'A'; section <= 'U'; ++section) {
        options.add(option(
            std::string(1, section), sector_label(texts, std::string_view(&section, 1)), {chosen}));
    }
    return options;
}

/// The moves a firm may make from a state, as buttons.
Value moves(const Words& words, OfferState from) {
    auto buttons = Value::list();
    for (std::size_t i = 0; i < code_count<OfferState>(); ++i) {
        const auto to = static_cast<OfferState>(i);
        if (may_move(from, to, OfferActor::partner)) {
            const std::string code(code_of(to));
            buttons.add(
                Value::object().set("code", code).set("label", words.say("offer.move_" + code)));
        }
    }
    return buttons;
}

Value own_offer(const Words& words, const usecases::OwnOffer& own) {
    const auto& offer = own.offer;
    auto value = Value::object();
    value.set("id", std::to_string(offer.id.value))
        .set("version", std::to_string(offer.version))
        .set("title", offer.title);
    value.set("url", offer_form_address(words.lang(), offer.id));
    value.set("public_url",
              is_visible(own.standing) ? offer_address(words.lang(), offer) : std::string());
    value.set("state", words.texts().label("offer_state", code_of(offer.state)));
    value.set("standing", words.texts().label("offer_standing", code_of(own.standing)));
    value.set("is_hidden", !is_visible(own.standing));
    value.set("reason", offer.state_reason);
    value.set("place", place_of(words, offer.settlement));
    value.set("placed",
              words.say("offer.placed_of",
                        {{"placed", std::to_string(offer.placed)}, {"posts", std::to_string(offer.posts)}}));
    value.set("proposed", words.count("offer.proposed", own.proposed));
    value.set("waiting",
              own.waiting > 0 ? words.count("offer.waiting", own.waiting) : std::string());
    value.set("may_confirm",
              offer.state == OfferState::published || offer.state == OfferState::paused);
    value.set("moves", moves(words, offer.state));
    return value;
}

/// The answers still possible, as buttons.
Value answers(const Words& words, ProposalState from) {
    auto buttons = Value::list();
    for (std::size_t i = 0; i < code_count<ProposalState>(); ++i) {
        const auto to = static_cast<ProposalState>(i);
        if (may_answer(from, to)) {
            buttons.add(Value::object()
                            .set("code", std::string(code_of(to)))
                            .set("label", words.texts().label("proposal_state", code_of(to))));
        }
    }
    return buttons;
}

Value proposal(const Words& words, const usecases::ProposalSeen& seen) {
    const auto& record = seen.stored.proposal;
    auto value = Value::object();
    value.set("id", std::to_string(record.id))
        .set("offer_title", seen.offer.title)
        .set("case_code", record.case_code);
    value.set("contact",
              seen.stored.contact.starts_with('+') ? Words::phone(seen.stored.contact)
                                                   : seen.stored.contact);
    value.set("contact_url",
              (seen.stored.contact.starts_with('+') ? "tel:" : "mailto:") + seen.stored.contact);
    value.set("state", words.texts().label("proposal_state", code_of(record.state)));
    value.set("sent", words.day(util::day_in_cameroon(record.sent_at)));
    value.set("answers", answers(words, record.state));
    return value;
}

void set_company_form(Value& page, const Words& words, const CompanyPageInput& input) {
    const auto& form = input.words;
    page.set("name", form.name)
        .set("acronym", form.acronym)
        .set("sectors", sectors(words.texts(), form.sector));
    page.set("settlement", form.settlement)
        .set("settlement_words", settlement_name(words, form.settlement));
    page.set("phone", form.phone).set("email", form.email).set("website", form.website);
    page.set("gecam_member", form.gecam_member);
}

Value company_line(const Words& words, const Company& company) {
    auto value = Value::object();
    value.set("id", std::to_string(company.id.value))
        .set("version", std::to_string(company.version))
        .set("name", company_name(company));
    value.set("place", place_of(words, company.settlement))
        .set("sector", sector_label(words.texts(), company.sector));
    value.set("phone", Words::phone(company.phone))
        .set("email", company.email)
        .set("website", company.website);
    value.set("state", words.texts().label("company_state", code_of(company.state)));
    value.set("is_member", company.gecam_member).set("reason", company.state_reason);
    value.set("is_waiting", company.state == CompanyState::submitted);
    value.set("is_approved", company.state == CompanyState::approved);
    return value;
}

} // namespace

std::string offer_form_address(Lang lang, OfferId id) {
    const std::string end =
        id.is_none() ? (lang == Lang::en ? "new" : "nouvelle") : std::to_string(id.value);
    return company_address(lang) + (lang == Lang::en ? "/offers/" : "/offres/") + end;
}

std::string offer_review_address(Lang lang) {
    return lang == Lang::en ? "/en/offer-review" : "/fr/offres-a-valider";
}

std::string offer_answer_address(Lang lang, const std::string& secret) {
    return (lang == Lang::en ? "/en/offer-answer/" : "/fr/reponse-offre/") + secret;
}

Value company_page(const Words& words, const CompanyPageInput& input) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "company",
                      words.say("offer.company_title"),
                      {company_address(Lang::fr), company_address(Lang::en)});
    set_fault(page, input.fault);
    set_company_form(page, words, input);
    page.set("form_url", company_address(words.lang()));
    page.set("has_company", input.company.has_value());
    page.set("new_url", offer_form_address(words.lang(), {}));
    page.set("sheet_url", offer_sheet_address(words.lang())).set("model_url", offer_sheet_model_address(words.lang()));
    if (input.company) {
        page.set("company", company_line(words, *input.company));
        page.set("version", std::to_string(input.company->version));
    }
    auto offers = Value::list();
    for (const auto& own : input.offers) {
        offers.add(own_offer(words, own));
    }
    page.set("has_offers", !offers.is_empty()).set("offers", std::move(offers));
    auto proposals = Value::list();
    for (const auto& seen : input.proposals) {
        proposals.add(proposal(words, seen));
    }
    page.set("has_proposals", !proposals.is_empty()).set("proposals", std::move(proposals));
    return page;
}

void fill_typed_words(OfferFormInput& input, const Words& words) {
    input.occupation_words = occupation_label(words.lang(), input.words.occupation);
    input.settlement_words = settlement_name(words, input.words.settlement);
}

Value offer_form_page(const Words& words, const OfferFormInput& input) {
    const auto id = input.offer ? input.offer->id : OfferId{};
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offer-form",
                      words.say(input.offer ? "offer.change_title" : "offer.new_title"),
                      {offer_form_address(Lang::fr, id), offer_form_address(Lang::en, id)});
    const auto& form = input.words;
    set_fault(page, input.fault);
    page.set("form_url", offer_form_address(words.lang(), id))
        .set("company_url", company_address(words.lang()));
    page.set("heading", words.say(input.offer ? "offer.change_title" : "offer.new_title"));
    page.set("version", input.offer ? std::to_string(input.offer->version) : std::string());
    page.set("goes_back", input.offer && input.offer->state == OfferState::published);
    page.set("kinds", code_options<OfferKind>(words.texts(), {form.kind}));
    page.set("offer_title", form.title).set("description", form.description);
    page.set("occupation", form.occupation).set("occupation_words", input.occupation_words);
    page.set("occupation_label",
             form.occupation.empty() ? "" : occupation_label(words.lang(), form.occupation));
    page.set("sectors", sectors(words.texts(), form.sector)).set("posts", std::to_string(form.posts));
    page.set("settlement", form.settlement).set("settlement_words", input.settlement_words);
    page.set("levels", code_options<SchoolLevel>(words.texts(), {form.level}));
    auto languages = Value::list();
    for (const auto& language : words.directory().languages) {
        languages.add(option(language.code, words.language(language.code), form.languages));
    }
    page.set("languages", std::move(languages));
    page.set("publics", code_options<Public>(words.texts(), form.encouraged));
    page.set("opens", form.opens).set("closes", form.closes).set("how_to_apply", form.how_to_apply);
    page.set("contact_phone", form.contact_phone).set("contact_email", form.contact_email);
    page.set("monthly_cap", form.monthly_cap ? std::to_string(*form.monthly_cap) : std::string());
    return page;
}

Value offer_review_page(const Words& words,
                        const std::vector<Company>& companies,
                        const std::vector<Offer>& offers,
                        const std::optional<FormFault>& fault) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offer-review",
                      words.say("offer.review_title"),
                      {offer_review_address(Lang::fr), offer_review_address(Lang::en)});
    set_fault(page, fault);
    page.set("form_url", offer_review_address(words.lang()));
    auto firms = Value::list();
    for (const auto& company : companies) {
        firms.add(company_line(words, company));
    }
    auto waiting = Value::list();
    for (const auto& offer : offers) {
        auto value = Value::object();
        value.set("id", std::to_string(offer.id.value))
            .set("version", std::to_string(offer.version))
            .set("title", offer.title);
        value.set("kind", words.texts().label("offer_kind", code_of(offer.kind)));
        value.set("occupation", occupation_label(words.lang(), offer.occupation));
        value.set("place", place_of(words, offer.settlement)).set("description", offer.description);
        value.set("how_to_apply", offer.how_to_apply)
            .set("posts", words.count("offer.posts_open", offer.posts));
        waiting.add(std::move(value));
    }
    page.set("no_companies", firms.is_empty()).set("companies", std::move(firms));
    page.set("no_offers", waiting.is_empty()).set("offers", std::move(waiting));
    return page;
}

Value offer_answer_page(const Words& words,
                        const usecases::ProposalSeen& seen,
                        const std::string& secret) {
    auto page =
        frame(&words.snapshot(),
              words.texts(),
              "offer-answer",
              words.say("offer.answer_title"),
              {offer_answer_address(Lang::fr, secret), offer_answer_address(Lang::en, secret)});
    page.set("form_url", offer_answer_address(words.lang(), secret));
    page.set("proposal", proposal(words, seen));
    page.set("no_answers", answers(words, seen.stored.proposal.state).is_empty());
    return page;
}

Value proposed_page(const Words& words,
                    const usecases::BoardOffer& one,
                    const std::string& case_code,
                    const std::string& url) {
    const auto& offer = one.offer;
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "offer-proposed",
                      words.say("offer.proposed_title"),
                      {offer_address(Lang::fr, offer), offer_address(Lang::en, offer)});
    const auto message =
        words.say("offer.message", {{"title", offer.title}, {"code", case_code}, {"url", url}});
    page.set("message", message).set("back_url", offer_address(words.lang(), offer));
    page.set("sms_url",
             offer.contact_phone.empty()
                 ? std::string()
                 : "sms:" + offer.contact_phone + "?body=" + percent_encoded(message));
    page.set("mail_url",
             offer.contact_email.empty()
                 ? std::string()
                 : "mailto:" + offer.contact_email + "?subject=" + percent_encoded(offer.title) +
                       "&body=" + percent_encoded(message));
    return page;
}

usecases::OfferWords words_of(const Offer& offer) {
    usecases::OfferWords form;
    form.kind = code_of(offer.kind);
    form.title = offer.title;
    form.description = offer.description;
    form.occupation = offer.occupation;
    form.sector = offer.sector;
    form.posts = offer.posts;
    form.settlement = offer.settlement;
    form.level = offer.level ? std::string(code_of(*offer.level)) : std::string();
    form.languages = offer.languages;
    for (std::size_t i = 0; i < code_count<Public>(); ++i) {
        if (offer.encouraged.has(static_cast<Public>(i))) {
            form.encouraged.emplace_back(code_of(static_cast<Public>(i)));
        }
    }
    form.opens = util::to_string(offer.opens);
    form.closes = util::to_string(offer.closes);
    form.how_to_apply = offer.how_to_apply;
    form.contact_phone = offer.contact_phone;
    form.contact_email = offer.contact_email;
    form.monthly_cap = offer.monthly_cap;
    return form;
}

usecases::CompanyWords words_of(const Company& company) {
    return {company.name,
            company.acronym,
            company.sector,
            company.settlement,
            company.phone,
            company.email,
            company.website,
            company.gecam_member};
}

} // namespace relais::present
