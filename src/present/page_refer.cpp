#include "present/page_refer.h"

#include "present/distances.h"
#include "present/offer_words.h"
#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_hours.h"
#include "present/page_options.h"
#include "present/page_service.h"
#include "present/reasons.h"
#include "present/response_words.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::CheckedService;

bool is_warned(const CheckedService& checked) {
    return std::ranges::any_of(checked.warnings, [](ReferralWarning warning) {
        return warning != ReferralWarning::unsure;
    });
}

/// What speaks against it, or is not known, in a sentence each.
Value reasons_of(const Words& words, const CheckedService& checked) {
    auto reasons = Value::list();
    for (std::size_t i = 0; i < k_criterion_count; ++i) {
        const auto criterion = static_cast<Criterion>(i);
        const auto verdict = checked.assessment.of(criterion);
        if (verdict == Verdict::not_met || verdict == Verdict::unknown) {
            auto sentence = reason(words, checked.service, checked.query, criterion, verdict);
            if (!sentence.empty()) {
                reasons.add(std::move(sentence));
            }
        }
    }
    return reasons;
}

struct Choosing {
    const std::vector<ServiceId>& ticked;
    bool tells_responses = false; ///< false while nothing is known of any organisation
};

Value choice(const Words& words, const CheckedService& checked, const Choosing& with) {
    const auto& directory = words.directory();
    const auto& service = directory.services[checked.service];
    const auto* organisation = directory.organisation(service.organisation);
    const auto* site = directory.site_of(service);
    auto value = Value::object();
    const bool is_ticked = std::ranges::find(with.ticked, service.id) != with.ticked.end();
    value.set("id", std::to_string(service.id.value)).set("ticked", is_ticked);
    value.set("name", site != nullptr ? full_name(*site, *organisation) : organisation->name);
    value.set("url",
              site != nullptr ? provider_address(words.lang(), *site, *organisation)
                              : organisation_address(words.lang(), *organisation));
    value.set("where", site != nullptr ? words.where(*site) : std::string());
    value.set("distance",
              checked.distance ? length_label(words.texts(), *checked.distance) : std::string());
    value.set("need", words.need(checked.need));
    value.set("hours", site != nullptr ? hours_sentence(words, *site) : std::string());
    value.set("cost",
              joined_known({cost_label(words, service), words.label(service.cost_sharing)}, " · "));
    value.set("documents", service.documents_required);
    const bool is_good = checked.assessment.suitability() == Suitability::suitable;
    value.set("suits", words.say(is_good ? "referral.suitable" : "referral.possible"));
    value.set("is_warned", is_warned(checked));
    auto warnings = Value::list();
    for (const auto warning : checked.warnings) {
        warnings.add(words.texts().label("referral_warning", code_of(warning)));
    }
    value.set("has_warnings", !warnings.is_empty()).set("warnings", std::move(warnings));
    if (with.tells_responses) {
        const auto* response = checked.response ? &*checked.response : nullptr;
        value.set("response", response_sentence(words.texts(), response, true));
    }
    return std::move(value.set("reasons", reasons_of(words, checked)));
}

Value service_group(const Words& words,
            std::string title,
            const std::vector<CheckedService>& services,
            const Choosing& with,
            bool& has_warning) {
    auto list = Value::list();
    for (const auto& checked : services) {
        list.add(choice(words, checked, with));
        has_warning = has_warning || is_warned(checked);
    }
    auto value = Value::object();
    value.set("title", std::move(title)).set("is_empty", services.empty());
    return std::move(value.set("services", std::move(list)));
}

std::vector<ServiceId> ids_of(const Words& words, const std::vector<CheckedService>& services) {
    std::vector<ServiceId> ids;
    for (const auto& checked : services) {
        ids.push_back(words.directory().services[checked.service].id);
    }
    return ids;
}

/// A service that answers two needs, or was chosen already, stands once.
std::vector<CheckedService> not_yet(const Words& words,
                                    const std::vector<CheckedService>& services,
                                    std::vector<ServiceId>& shown) {
    std::vector<CheckedService> fresh;
    for (const auto& checked : services) {
        const auto id = words.directory().services[checked.service].id;
        if (std::ranges::find(shown, id) == shown.end()) {
            shown.push_back(id);
            fresh.push_back(checked);
        }
    }
    return fresh;
}

bool set_groups(Value& page, const Words& words, const ReferInput& input) {
    bool has_warning = false;
    auto groups = Value::list();
    auto shown = ids_of(words, input.chosen);
    if (!input.chosen.empty()) {
        const Choosing with{input.ticked.empty() ? shown : input.ticked, input.tells_responses};
        groups.add(
            service_group(words, words.say("referral.refer_chosen"), input.chosen, with, has_warning));
    }
    for (const auto& [need, services] : input.choices) {
        auto title = words.say("referral.refer_for", {{"need", words.need(need.need)}});
        const Choosing with{input.ticked, input.tells_responses};
        groups.add(
            service_group(words, std::move(title), not_yet(words, services, shown), with, has_warning));
    }
    page.set("groups", std::move(groups));
    return has_warning;
}

} // namespace

Value refer_page(const Words& words, const ReferInput& input, util::Instant now) {
    const auto id = input.seen.file.id;
    const auto at = [&](Lang lang) { return case_address(lang, id, CasePart::refer); };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "refer",
                      words.say("referral.refer_title"),
                      {at(Lang::fr), at(Lang::en)});
    const auto today = util::day_in_cameroon(now);
    const auto& consent = input.seen.consent;
    const bool may_send = consent && lets_through(*consent, SharedItem::need, today);
    page.set("case_url", case_address(words.lang(), id)).set("code", input.seen.file.code);
    page.set("consent_url", case_address(words.lang(), id, CasePart::consent));
    page.set("form_url", at(words.lang())).set("may_send", may_send);
    page.set("may_note", may_send && lets_through(*consent, SharedItem::note, today));
    page.set("wrong", input.fault ? input.fault->sentence : std::string());
    page.set("instead_of",
             input.instead_of ? words.say("referral.instead_of", {{"code", input.instead_of->code}})
                              : std::string());
    page.set("instead_id",
             input.instead_of ? std::to_string(input.instead_of->id.value) : std::string());
    page.set("order", order_sentence(words.texts(), input.tells_responses));
    page.set("has_warning", set_groups(page, words, input));
    page.set("priorities", code_options<Priority>(words.texts(), {input.words.priority}));
    page.set("note", input.words.note).set("contact", input.words.contact);
    return std::move(page.set("person_agreed", input.words.person_agreed));
}

std::string receiver_message(const Words& words,
                             const Referral& referral,
                             const std::string& secret,
                             const std::string& contact,
                             const std::string& origin) {
    return words.say("referral.message_text",
                     {{"priority", words.texts().label("priority", code_of(referral.priority))},
                      {"url", origin + answer_link_address(words.lang()) + "?s=" + secret},
                      {"code", referral.code},
                      {"contact", contact}});
}

Value sent_page(const Words& words,
                CaseId id,
                const std::vector<usecases::Sent>& sent,
                const std::string& contact,
                const std::string& origin) {
    const auto at = [&](Lang lang) { return case_address(lang, id, CasePart::refer); };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "sent",
                      words.say("referral.sent_title"),
                      {at(Lang::fr), at(Lang::en)});
    page.set("case_url", case_address(words.lang(), id));
    auto list = Value::list();
    for (const auto& [referral, secret, mailed_to] : sent) {
        auto value = Value::object();
        value.set("receiver", referral.receiver_name).set("code", referral.code);
        value.set("url", referral_address(words.lang(), id, referral.id));
        value.set("mailed",
                  mailed_to.empty() ? std::string()
                                    : words.say("referral.mail_queued", {{"email", mailed_to}}));
        list.add(std::move(
            value.set("message", receiver_message(words, referral, secret, contact, origin))));
    }
    return std::move(page.set("sent", std::move(list)));
}

} // namespace relais::present
