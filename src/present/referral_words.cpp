#include "present/referral_words.h"

#include "present/offer_words.h"

#include <algorithm>
#include <cstdio>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string name_of_part(Lang lang, CasePart part) {
    const bool is_english = lang == Lang::en;
    switch (part) {
    case CasePart::edit:
        return is_english ? "edit" : "modifier";
    case CasePart::consent:
        return is_english ? "consent" : "consentement";
    case CasePart::receipt:
        return is_english ? "receipt" : "recu";
    case CasePart::withdraw:
        return is_english ? "withdraw" : "retrait";
    case CasePart::refer:
        return is_english ? "refer" : "orienter";
    case CasePart::close:
        return is_english ? "close" : "clore";
    case CasePart::file:
        return is_english ? "file.json" : "fichier.json";
    case CasePart::erase:
        return is_english ? "erase" : "effacer";
    }
    return "";
}

bool is_answered(ReferralState state) {
    return state == ReferralState::accepted || state == ReferralState::in_progress;
}

/// Ended without help, and nothing has been sent in its place.
bool needs_another(const Referral& referral, const std::vector<Referral>& all) {
    const bool is_without_help =
        referral.state == ReferralState::declined || referral.state == ReferralState::expired;
    return is_without_help && std::ranges::none_of(all, [&](const Referral& one) {
               return one.instead_of == referral.id;
           });
}

} // namespace

std::string cases_address(Lang lang) {
    return lang == Lang::en ? "/en/cases" : "/fr/dossiers";
}

std::string case_address(Lang lang, CaseId id) {
    const std::string fresh = lang == Lang::en ? "new" : "nouveau";
    return cases_address(lang) + "/" + (id.is_none() ? fresh : std::to_string(id.value));
}

std::string case_address(Lang lang, CaseId id, CasePart part) {
    return case_address(lang, id) + "/" + name_of_part(lang, part);
}

std::string referral_address(Lang lang, CaseId of, ReferralId id) {
    return case_address(lang, of) + (lang == Lang::en ? "/referrals/" : "/orientations/") +
           std::to_string(id.value);
}

std::string blank_form_address(Lang lang) {
    return lang == Lang::en ? "/en/identification-form" : "/fr/formulaire-identification";
}

std::string answer_link_address(Lang lang) {
    return lang == Lang::en ? "/en/referral-answer" : "/fr/reponse-orientation";
}

std::string moment(const Words& words, util::Instant instant) {
    const auto local = instant + std::chrono::hours{1}; // Africa/Douala
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(local - day);
    char clock[8] = "";
    std::snprintf(clock,
                  sizeof clock,
                  "%02d:%02d",
                  static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()));
    return words.day(day) + ", " + clock;
}

std::vector<std::string> needs_label(const Words& words, const std::vector<CaseNeed>& needs) {
    std::vector<std::string> labels;
    for (const auto& one : needs) {
        labels.push_back(words.need(one.need) + " · " +
                         words.texts().label("priority", code_of(one.urgency)));
    }
    return labels;
}

std::vector<std::string> language_labels(const Words& words,
                                         const std::vector<std::string>& codes) {
    std::vector<std::string> labels;
    for (const auto& code : codes) {
        labels.push_back(words.language(code));
    }
    return labels;
}

std::string sex_label(const Words& words, std::optional<Sex> sex) {
    return sex ? words.say("referral.sex_" + std::string(code_of(*sex))) : std::string();
}

std::string joined_known(std::vector<std::string> parts, std::string_view separator) {
    std::erase(parts, std::string());
    return joined(parts, separator);
}

Waiting waiting_of(const Words& words, const Referral& referral, util::Instant now) {
    if (!is_open(referral.state)) {
        return {};
    }
    const auto until = referral.moved_at + patience(referral.state, referral.priority);
    const bool is_late = now >= until;
    const std::string key =
        is_answered(referral.state) ? "referral.waits_outcome" : "referral.waits_receiver";
    return {
        words.say(is_late ? key + "_late" : key, {{"when", moment(words, until)}}), is_late, false};
}

Waiting waiting_of(const Words& words, const usecases::CaseSeen& seen, util::Instant now) {
    const auto yours = [&](const char* key) { return Waiting{words.say(key), false, true}; };
    if (seen.file.closed_at) {
        return {};
    }
    const bool has_consent =
        seen.consent && lets_through(*seen.consent, SharedItem::need, util::day_in_cameroon(now));
    if (!has_consent) {
        return yours("referral.waits_you_consent");
    }
    if (std::ranges::any_of(seen.referrals, [&](const Referral& one) {
            return needs_another(one, seen.referrals);
        })) {
        return yours("referral.waits_you_again");
    }
    if (std::ranges::any_of(seen.referrals,
                            [](const Referral& one) { return is_open(one.state); })) {
        return {};
    }
    return yours(seen.referrals.empty() ? "referral.waits_you_refer" : "referral.waits_you_close");
}

Value move_buttons(const Words& words, ReferralState from, ReferralActor actor) {
    auto buttons = Value::list();
    for (const auto to : moves_from(from, actor)) {
        const std::string code(code_of(to));
        buttons.add(Value::object()
                        .set("code", code)
                        .set("label", words.say("referral.move_" + code))
                        .set("wants_reason", to == ReferralState::declined));
    }
    return buttons;
}

Value referral_line(const Words& words, const Referral& referral, util::Instant now) {
    const auto waiting = waiting_of(words, referral, now);
    auto line = Value::object();
    line.set("code", referral.code).set("receiver", referral.receiver_name);
    line.set("need", words.need(referral.need));
    line.set("state", words.texts().label("referral_state", code_of(referral.state)));
    line.set("is_open", is_open(referral.state));
    line.set("reason", words.label(referral.reason));
    line.set("waits", waiting.sentence).set("is_late", waiting.is_late);
    line.set("url", referral_address(words.lang(), referral.of, referral.id));
    return line;
}

} // namespace relais::present
