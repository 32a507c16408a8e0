#include "present/page_consent.h"

#include "present/page_frame.h"
#include "present/page_options.h"
#include "present/reasons.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

constexpr int k_usual_days = 365;

std::string shared_with(const Words& words, SharedItem item) {
    return words.say(item == SharedItem::statistics ? "shared_with.coordination"
                                                    : "shared_with.receivers");
}

/// All ticked for a year, but the count in statistics, which helps others and not the person.
usecases::ConsentWords usual(const Words& words, const Case& file, util::Day today) {
    usecases::ConsentWords form;
    form.lang = std::string(code_of(words.lang()));
    for (const auto& code : CodeList<SharedItem>::codes) {
        if (code != code_of(SharedItem::statistics)) {
            form.items.emplace_back(code, util::to_string(today + std::chrono::days{k_usual_days}));
        }
    }
    const bool is_child = file.age && is_minor(*file.age);
    form.giver = is_child ? "parent" : "person";
    form.basis = is_child ? "parental_authority" : "own_will";
    return form;
}

Value item_options(const Words& words, const usecases::ConsentWords& form, util::Day today) {
    auto items = Value::list();
    for (std::size_t i = 0; i < code_count<SharedItem>(); ++i) {
        const std::string code(CodeList<SharedItem>::codes[i]);
        const auto found =
            std::ranges::find(form.items, code, [](const auto& one) { return one.first; });
        const bool has = found != form.items.end();
        const auto label = words.texts().label("shared_item", code);
        auto item = option(code, label, {has ? code : ""});
        item.set("with", shared_with(words, static_cast<SharedItem>(i)));
        item.set("until",
                 has ? found->second : util::to_string(today + std::chrono::days{k_usual_days}));
        item.set("until_label", words.say("referral.consent_until_of", {{"item", label}}));
        items.add(std::move(item));
    }
    return items;
}

} // namespace

Value consent_page(const Words& words,
                   const Case& file,
                   const std::optional<usecases::ConsentWords>& typed,
                   const std::optional<FormFault>& fault,
                   util::Day today) {
    const auto at = [&](Lang lang) { return case_address(lang, file.id, CasePart::consent); };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "consent",
                      words.say("referral.consent_title"),
                      {at(Lang::fr), at(Lang::en)});
    const auto form = typed ? *typed : usual(words, file, today);
    page.set("case_url", case_address(words.lang(), file.id)).set("form_url", at(words.lang()));
    page.set("code", file.code).set("wrong", fault ? fault->sentence : std::string());
    page.set("is_minor", file.age && is_minor(*file.age));
    auto languages = Value::list();
    for (const auto& language : words.directory().languages) {
        languages.add(option(language.code, words.language(language.code), {form.lang}));
    }
    page.set("languages", std::move(languages)).set("items", item_options(words, form, today));
    page.set("today", util::to_string(today));
    page.set("latest",
             util::to_string(today + std::chrono::days{usecases::k_longest_consent_days}));
    page.set("givers", code_options<ConsentGiver>(words.texts(), {form.giver}));
    page.set("bases", code_options<ConsentBasis>(words.texts(), {form.basis}));
    return std::move(page.set("child_agreed", form.child_agreed));
}

Value receipt_page(const Words& words, const Case& file, const Consent& consent) {
    const auto at = [&](Lang lang) { return case_address(lang, file.id, CasePart::receipt); };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "receipt",
                      words.say("referral.receipt_title"),
                      {at(Lang::fr), at(Lang::en)});
    page.set("case_url", case_address(words.lang(), file.id)).set("code", file.code);
    auto facts = Value::list();
    facts.add(fact(words.say("referral.case_code"), file.code));
    facts.add(fact(words.say("referral.receipt_given"),
                   words.day(util::day_in_cameroon(consent.given_at))));
    facts.add(fact(words.say("referral.receipt_by"), consent.explained_by));
    facts.add(fact(words.say("referral.consent_giver"),
                   words.texts().label("consent_giver", code_of(consent.giver)) + " · " +
                       words.texts().label("consent_basis", code_of(consent.basis))));
    if (file.age && is_minor(*file.age)) {
        facts.add(fact(words.say("referral.receipt_child"),
                       words.say(consent.child_agreed ? "referral.receipt_child_agrees"
                                                      : "referral.receipt_child_not_asked")));
    }
    page.set("facts", std::move(facts));
    const auto language = words.language(consent.lang);
    page.set("text_version",
             words.say("referral.receipt_text_version",
                       {{"version", consent.text_version},
                        {"lang", words.lang() == Lang::fr ? lower_first(language) : language}}));
    auto items = Value::list();
    for (const auto& one : consent.items) {
        auto item = Value::object();
        item.set("label", words.texts().label("shared_item", code_of(one.item)))
            .set("with", shared_with(words, one.item));
        items.add(std::move(item.set("until", words.day(one.until))));
    }
    page.set("items", std::move(items));
    page.set("withdrawn",
             consent.withdrawn_at
                 ? words.say("referral.consent_withdrawn",
                             {{"day", words.day(util::day_in_cameroon(*consent.withdrawn_at))}})
                 : std::string());
    return page;
}

Value withdrawn_page(const Words& words, CaseId id, const std::vector<Referral>& withdrawn) {
    const auto at = [&](Lang lang) { return case_address(lang, id, CasePart::withdraw); };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "withdrawn",
                      words.say("referral.withdrawn_title"),
                      {at(Lang::fr), at(Lang::en)});
    page.set("case_url", case_address(words.lang(), id));
    auto messages = Value::list();
    for (const auto& referral : withdrawn) {
        messages.add(
            Value::object()
                .set("receiver", referral.receiver_name)
                .set("message", words.say("referral.erase_message", {{"code", referral.code}})));
    }
    page.set("has_messages", !messages.is_empty()).set("messages", std::move(messages));
    return page;
}

} // namespace relais::present
