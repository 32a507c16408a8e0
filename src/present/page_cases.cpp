#include "present/page_cases.h"

#include "present/offer_words.h"
#include "present/page_frame.h"
#include "present/page_options.h"
#include "usecases/read_codes.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

Value case_line(const Words& words, const usecases::CaseSeen& seen, util::Instant now) {
    const auto waiting = waiting_of(words, seen, now);
    auto line = Value::object();
    line.set("code", seen.file.code).set("url", case_address(words.lang(), seen.file.id));
    line.set("place", place_of(words, seen.file.settlement));
    line.set("needs", joined(needs_label(words, seen.file.needs), " ; "));
    line.set("waits", waiting.sentence).set("is_closed", seen.file.closed_at.has_value());
    auto referrals = Value::list();
    for (const auto& referral : seen.referrals) {
        referrals.add(referral_line(words, referral, now));
    }
    line.set("referrals", std::move(referrals));
    return line;
}

/// One for each need, by dimension, with its urgency beside it.
Value case_need_groups(const Words& words, const usecases::CaseWords& form) {
    const auto& terms = words.directory().taxonomy.terms();
    auto groups = Value::list();
    for (const auto& dimension : terms) {
        if (!dimension.parent.empty()) {
            continue;
        }
        auto needs = Value::list();
        bool is_chosen = false;
        for (const auto& term : terms) {
            if (term.parent != dimension.code) {
                continue;
            }
            const auto found =
                std::ranges::find(form.needs, term.code, [](const auto& one) { return one.first; });
            const bool has = found != form.needs.end();
            auto need = option(term.code, words.need(term.code), {has ? term.code : ""});
            need.set("urgencies",
                     code_options<Priority>(words.texts(), {has ? found->second : "normal"}));
            need.set("urgency_label",
                     words.say("referral.urgency_of", {{"need", words.need(term.code)}}));
            needs.add(std::move(need));
            is_chosen = is_chosen || has;
        }
        groups.add(Value::object()
                       .set("name", words.need(dimension.code))
                       .set("is_open", is_chosen)
                       .set("needs", std::move(needs)));
    }
    return groups;
}

Value language_options(const Words& words, const std::vector<std::string>& chosen) {
    auto options = Value::list();
    for (const auto& language : words.directory().languages) {
        options.add(option(language.code, words.language(language.code), chosen));
    }
    return options;
}

void set_choices(Value& page, const Words& words, const usecases::CaseWords& form) {
    auto sexes = Value::list();
    for (const auto sex : {Sex::female, Sex::male}) {
        sexes.add(option(std::string(code_of(sex)), sex_label(words, sex), {form.sex}));
    }
    page.set("sexes", std::move(sexes));
    page.set("ages", code_options<AgeGroup>(words.texts(), {form.age}));
    page.set("publics", code_options<Public>(words.texts(), form.publics));
    page.set("languages", language_options(words, form.languages));
    page.set("safety", code_options<SafetyFlag>(words.texts(), form.safety));
    page.set("groups", case_need_groups(words, form));
}

void set_consent(Value& page, const Words& words, const usecases::CaseSeen& seen, util::Day today) {
    const auto& consent = seen.consent;
    const bool stands = consent && lets_through(*consent, SharedItem::need, today);
    page.set("consent_stands", stands).set("may_withdraw", consent && !consent->withdrawn_at);
    page.set("has_consent", consent.has_value());
    if (!consent) {
        page.set("consent", words.say("referral.consent_none"));
        return;
    }
    const auto day = [&](util::Instant at) { return words.day(util::day_in_cameroon(at)); };
    if (consent->withdrawn_at) {
        page.set("consent",
                 words.say("referral.consent_withdrawn", {{"day", day(*consent->withdrawn_at)}}));
    } else if (!stands) {
        const auto need = std::ranges::find(consent->items, SharedItem::need, &ConsentItem::item);
        page.set("consent", words.say("referral.consent_ended", {{"day", words.day(need->until)}}));
    } else {
        page.set("consent",
                 words.say("referral.consent_stands",
                           {{"day", day(consent->given_at)}, {"who", consent->explained_by}}));
    }
}

void set_addresses(Value& page, Lang lang, CaseId id) {
    page.set("cases_url", cases_address(lang)).set("case_url", case_address(lang, id));
    page.set("edit_url", case_address(lang, id, CasePart::edit));
    page.set("consent_url", case_address(lang, id, CasePart::consent));
    page.set("receipt_url", case_address(lang, id, CasePart::receipt));
    page.set("withdraw_url", case_address(lang, id, CasePart::withdraw));
    page.set("refer_url", case_address(lang, id, CasePart::refer));
    page.set("file_url", case_address(lang, id, CasePart::file));
    page.set("erase_url", case_address(lang, id, CasePart::erase));
    page.set("close_url", case_address(lang, id, CasePart::close));
}

} // namespace

Value cases_page(const Words& words,
                 const std::vector<usecases::CaseSeen>& cases,
                 util::Instant now) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "cases",
                      words.say("referral.cases_title"),
                      {cases_address(Lang::fr), cases_address(Lang::en)});
    page.set("new_url", case_address(words.lang(), {}))
        .set("blank_url", blank_form_address(words.lang()));
    auto open = Value::list();
    auto closed = Value::list();
    for (const auto& seen : cases) {
        (seen.file.closed_at ? closed : open).add(case_line(words, seen, now));
    }
    page.set("is_empty", cases.empty()).set("has_closed", !closed.is_empty());
    return std::move(page.set("cases", std::move(open)).set("closed", std::move(closed)));
}

Value case_form_page(const Words& words, const CaseFormInput& input) {
    const auto id = input.file ? input.file->id : CaseId{};
    const auto at = [&](Lang lang) {
        return input.file ? case_address(lang, id, CasePart::edit) : case_address(lang, {});
    };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "case-form",
                      words.say(input.file ? "referral.edit_case" : "referral.new_case"),
                      {at(Lang::fr), at(Lang::en)});
    page.set("form_url", at(words.lang())).set("blank_url", blank_form_address(words.lang()));
    page.set("back_url", input.file ? case_address(words.lang(), id) : cases_address(words.lang()));
    page.set("is_new", !input.file).set("account", std::to_string(input.account.value));
    page.set("version", input.file ? std::to_string(input.file->version) : std::string());
    page.set("wrong", input.fault ? input.fault->sentence : std::string());
    const auto* settlement = words.directory().gazetteer.settlement(input.words.settlement);
    page.set("settlement", input.words.settlement);
    page.set("settlement_words",
             input.settlement_words.empty() && settlement != nullptr ? settlement->name
                                                                     : input.settlement_words);
    set_choices(page, words, input.words);
    return page;
}

Value identification_facts(const Words& words, const Case& one) {
    auto facts = Value::list();
    facts.add(fact(words.say("referral.settlement"), place_of(words, one.settlement)));
    facts.add(fact(words.say("referral.needs"), joined(needs_label(words, one.needs), " ; ")));
    facts.add(fact(words.say("referral.sex"), sex_label(words, one.sex)));
    facts.add(fact(words.say("referral.age"), words.label(one.age)));
    facts.add(
        fact(words.say("referral.languages"), joined(language_labels(words, one.languages), ", ")));
    facts.add(fact(words.say("referral.publics"), joined(words.labels(one.publics), ", ")));
    if (!one.safety.empty()) {
        facts.add(fact(words.say("referral.safety"), joined(words.labels(one.safety), " ; ")));
    }
    return facts;
}

Value case_page(const Words& words,
                const usecases::CaseSeen& seen,
                const std::optional<FormFault>& fault,
                util::Instant now) {
    const auto& file = seen.file;
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "case",
                      words.say("referral.case", {{"code", file.code}}),
                      {case_address(Lang::fr, file.id), case_address(Lang::en, file.id)});
    set_addresses(page, words.lang(), file.id);
    page.set("wrong", fault ? fault->sentence : std::string());
    page.set("heading", words.say("referral.case", {{"code", file.code}}))
        .set("version", std::to_string(file.version));
    page.set(
        "opened",
        words.say("referral.opened", {{"day", words.day(util::day_in_cameroon(file.opened_at))}}));
    page.set("is_closed", file.closed_at.has_value());
    page.set("closed",
             file.closed_at
                 ? words.say("referral.closed_on",
                             {{"day", words.day(util::day_in_cameroon(*file.closed_at))}})
                 : std::string());
    page.set("facts", identification_facts(words, file));
    set_consent(page, words, seen, util::day_in_cameroon(now));
    page.set("waits", waiting_of(words, seen, now).sentence);
    auto referrals = Value::list();
    bool has_open = false;
    for (const auto& referral : seen.referrals) {
        referrals.add(referral_line(words, referral, now));
        has_open = has_open || is_open(referral.state);
    }
    page.set("has_referrals", !referrals.is_empty()).set("referrals", std::move(referrals));
    page.set("may_close", !file.closed_at && !has_open);
    page.set("close_lead",
             words.say("referral.close_lead",
                       {{"text", std::to_string(seen.retention.text_days)},
                        {"all", std::to_string(seen.retention.anonymise_days)}}));
    return page;
}

Value blank_form_page(const Words& words) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "blank-form",
                      words.say("referral.blank_title"),
                      {blank_form_address(Lang::fr), blank_form_address(Lang::en)});
    set_choices(page, words, {});
    auto items = Value::list();
    for (const auto& code : CodeList<SharedItem>::codes) {
        items.add(words.texts().label("shared_item", code));
    }
    return std::move(page.set("items", std::move(items)));
}

Value pick_case_page(const Words& words,
                     const std::vector<usecases::CaseSeen>& cases,
                     const std::string& query,
                     util::Instant now) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "pick-case",
                      words.say("referral.pick_case"),
                      {pick_case_address(Lang::fr) + query, pick_case_address(Lang::en) + query});
    page.set("new_url", case_address(words.lang(), {}));
    auto open = Value::list();
    for (const auto& seen : cases) {
        if (!seen.file.closed_at) {
            auto line = case_line(words, seen, now);
            line.set("refer_url",
                     case_address(words.lang(), seen.file.id, CasePart::refer) + query);
            open.add(std::move(line));
        }
    }
    page.set("is_empty", open.is_empty());
    return std::move(page.set("cases", std::move(open)));
}

} // namespace relais::present
