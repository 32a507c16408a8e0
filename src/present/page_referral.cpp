#include "present/page_referral.h"

#include "present/page_frame.h"
#include "present/page_options.h"

namespace relais::present {
namespace {

using namespace relais::directory;

std::string by_label(const Words& words, const std::string& by) {
    const bool is_nobody = by == "link" || by == "code" || by == "calendar";
    return is_nobody ? words.say("referral.by_" + by) : by;
}

Value history(const Words& words, const std::vector<ReferralMove>& moves) {
    auto lines = Value::list();
    for (const auto& move : moves) {
        auto line = Value::object();
        line.set("what",
                 words.say("referral.history_line",
                           {{"when", moment(words, move.at)},
                            {"state", words.texts().label("referral_state", code_of(move.to))}}));
        line.set("reason", words.label(move.reason));
        line.set("by", words.say("referral.history_by", {{"by", by_label(words, move.by)}}));
        lines.add(std::move(line));
    }
    return lines;
}

std::string contact_label(const std::string& contact) {
    return contact.starts_with('+') ? Words::phone(contact) : contact;
}

std::string contact_url(const std::string& contact) {
    return (contact.starts_with('+') ? "tel:" : "mailto:") + contact;
}

std::string answer_until(const Words& words, const Referral& referral) {
    return is_open(referral.state)
               ? words.say(
                     "referral.answer_by",
                     {{"when",
                       moment(words,
                              referral.moved_at + patience(referral.state, referral.priority))}})
               : std::string();
}

void set_moves(Value& page, const Words& words, const Referral& referral, ReferralActor actor) {
    auto buttons = move_buttons(words, referral.state, actor);
    page.set("has_moves", !buttons.is_empty()).set("moves", std::move(buttons));
    page.set("reasons", code_options<DeclineReason>(words.texts(), {}));
}

std::string feedback_sentence(const Words& words, const std::optional<Feedback>& feedback) {
    if (!feedback) {
        return "";
    }
    const auto say = [&](FeedbackAnswer answer) {
        return words.texts().label("feedback_answer", code_of(answer));
    };
    return words.say("referral.feedback_said",
                     {{"received", say(feedback->received)},
                      {"respectful", say(feedback->respectful)},
                      {"helped", say(feedback->helped)}});
}

Value sender_facts(const Words& words, const usecases::OwnReferral& own) {
    const auto& referral = own.referral;
    auto facts = Value::list();
    facts.add(fact(words.say("referral.to"), referral.receiver_name));
    facts.add(fact(words.say("referral.need"), words.need(referral.need)));
    facts.add(fact(words.say("referral.priority"),
                   words.texts().label("priority", code_of(referral.priority))));
    facts.add(fact(words.say("referral.state"),
                   words.texts().label("referral_state", code_of(referral.state))));
    if (own.note.is_lost || !own.note.text.empty()) {
        facts.add(fact(words.say("referral.note"),
                       own.note.is_lost ? words.say("referral.note_lost") : own.note.text));
    }
    return facts;
}

/// What consent lets through, and nothing beside it: what is not told is left out, not shown as
/// unknown.
Value receiver_facts(const Words& words, const usecases::ReferralSeen& seen) {
    auto facts = Value::list();
    const auto add = [&](const char* key, std::string value) {
        if (!value.empty()) {
            facts.add(fact(words.say(key), std::move(value)));
        }
    };
    add("referral.code", seen.referral.code);
    add("referral.need", words.need(seen.referral.need));
    add("referral.priority", words.texts().label("priority", code_of(seen.referral.priority)));
    add("referral.sex", sex_label(words, seen.sex));
    add("referral.age", words.label(seen.age));
    add("referral.languages", joined(language_labels(words, seen.languages), ", "));
    add("referral.publics", joined(words.labels(seen.publics), ", "));
    add("referral.safety", joined(words.labels(seen.safety), " ; "));
    add("referral.note", seen.note.is_lost ? words.say("referral.note_lost") : seen.note.text);
    add("referral.state", words.texts().label("referral_state", code_of(seen.referral.state)));
    return facts;
}

} // namespace

Value referral_page(const Words& words,
                    const usecases::OwnReferral& own,
                    const std::string& message,
                    const std::string& sms,
                    const std::optional<FormFault>& fault,
                    util::Instant now) {
    const auto& referral = own.referral;
    const auto lang = words.lang();
    const auto at = [&](Lang one) { return referral_address(one, referral.of, referral.id); };
    const auto title = words.say("referral.one", {{"code", referral.code}});
    auto page =
        frame(&words.snapshot(), words.texts(), "referral", title, {at(Lang::fr), at(Lang::en)});
    page.set("heading", title).set("case_code", own.file.code).set("form_url", at(lang));
    page.set("link_url", at(lang) + (lang == Lang::en ? "/link" : "/lien"));
    page.set("case_url", case_address(lang, referral.of));
    page.set("wrong", fault ? fault->sentence : std::string()).set("message", message);
    page.set("version", std::to_string(referral.version)).set("facts", sender_facts(words, own));
    const auto waiting = waiting_of(words, referral, now);
    page.set("waits", waiting.sentence).set("is_late", waiting.is_late);
    const auto slip = at(lang) + (lang == Lang::en ? "/slip" : "/fiche");
    page.set("pdf_url", slip + ".pdf").set("png_url", slip + ".png").set("has_slip", !sms.empty());
    page.set("may_phone", !own.file.safety.has(SafetyFlag::do_not_phone)).set("sms", sms);
    page.set("is_open", is_open(referral.state)).set("history", history(words, own.moves));
    page.set("feedback", feedback_sentence(words, referral.feedback));
    page.set("again_url",
             case_address(lang, referral.of, CasePart::refer) +
                 "?instead_of=" + std::to_string(referral.id.value));
    page.set("may_again",
             !is_open(referral.state) && referral.state != ReferralState::completed &&
                 !own.file.closed_at);
    set_moves(page, words, referral, ReferralActor::sender);
    return page;
}

Value referral_answer_page(const Words& words,
                           const usecases::ReferralSeen& seen,
                           const std::string& secret,
                           const std::optional<FormFault>& fault) {
    const auto at = [&](Lang lang) { return answer_link_address(lang) + "?s=" + secret; };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "referral-answer",
                      words.say("referral.answer_title"),
                      {at(Lang::fr), at(Lang::en)});
    page.set("form_url", at(words.lang())).set("is_stopped", seen.is_stopped);
    page.set("wrong", fault ? fault->sentence : std::string());
    page.set("facts", seen.is_stopped ? Value::list() : receiver_facts(words, seen));
    page.set("contact", contact_label(seen.contact)).set("contact_url", contact_url(seen.contact));
    page.set("until", answer_until(words, seen.referral));
    page.set("has_answered", seen.referral.state != ReferralState::sent);
    set_moves(page, words, seen.referral, ReferralActor::receiver);
    return page;
}

Value referral_code_page(const Words& words,
                         const std::optional<Referral>& referral,
                         const std::string& typed,
                         const std::optional<FormFault>& fault,
                         const std::string& done) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "referral-code",
                      words.say("referral.code_title"),
                      {referral_code_address(Lang::fr), referral_code_address(Lang::en)});
    page.set("form_url", referral_code_address(words.lang()))
        .set("code", referral ? referral->code : typed);
    page.set("wrong", fault ? fault->sentence : std::string())
        .set("done", done.empty() ? "" : words.say(done));
    page.set("is_found", referral.has_value());
    if (referral) {
        page.set("state", words.texts().label("referral_state", code_of(referral->state)));
        page.set("until", answer_until(words, *referral));
        set_moves(page, words, *referral, ReferralActor::receiver);
        page.set("has_feedback", referral->feedback.has_value());
        auto questions = Value::list();
        for (const std::string name : {"received", "respectful", "helped"}) {
            questions.add(Value::object()
                              .set("name", name)
                              .set("label", words.say("referral.feedback_" + name))
                              .set("answers", code_options<FeedbackAnswer>(words.texts(), {})));
        }
        page.set("questions", std::move(questions));
    }
    return page;
}

} // namespace relais::present
