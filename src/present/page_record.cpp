#include "present/page_record.h"

#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_options.h"
#include "present/page_quality.h"
#include "present/page_upkeep.h"
#include "present/record_form.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string day_of(const Words& words, const std::string& at) {
    const auto day = util::parse_day(at.substr(0, 10));
    return day ? words.day(*day) : at;
}

Addresses both(SiteId id) {
    return {record_address(Lang::fr, id), record_address(Lang::en, id)};
}

/// "Correction d’un gestionnaire", "Demande 12", …
std::string origin_label(const Words& words, const std::string& origin) {
    const auto blank = origin.find(' ');
    const auto number = blank == std::string::npos ? std::string() : origin.substr(blank + 1);
    return words.say("keep.origin_" + origin.substr(0, blank), {{"number", number}});
}

Value field_value(const Words& words,
                  const usecases::KeptRecord& record,
                  const store::FieldEdit& field) {
    auto value = Value::object();
    value.set("input_name", usecases::form_name(field.kind, field.id, field.field));
    value.set("what", field_label(words, record, field));
    value.set("old", shown_value(words, field, field.before));
    value.set("fresh", shown_value(words, field, field.after));
    return value;
}

/// What the field has become since it was asked for, "" if it has not changed.
std::string
meanwhile(const Words& words, const usecases::KeptRecord& record, const store::FieldEdit& field) {
    const auto now = usecases::text_in(record, field.kind, field.id, field.field);
    return !now || *now == field.before
               ? ""
               : words.say("keep.now", {{"value", shown_value(words, field, *now)}});
}

void set_request(Value& page, const Words& words, const RecordPageInput& input) {
    page.set("has_request", input.request.has_value());
    if (!input.request) {
        return;
    }
    const auto& request = *input.request;
    auto value = Value::object();
    value.set("number", std::to_string(request.id)).set("made", day_of(words, request.made_at));
    value.set("confirms", request.confirms).set("note", request.note);
    auto fields = Value::list();
    for (const auto& field : request.fields) {
        auto asked = field_value(words, input.record, field);
        asked.set("now", meanwhile(words, input.record, field));
        fields.add(std::move(asked));
    }
    value.set("asked", std::move(fields));
    page.set("request", std::move(value));
}

void set_reports(Value& page, const Words& words, const std::vector<store::ErrorReport>& reports) {
    auto list = Value::list();
    for (const auto& report : reports) {
        list.add(
            Value::object()
                .set("number", std::to_string(report.id))
                .set("made", day_of(words, report.made_at))
                .set("what", words.texts().label("report_kind", directory::code_of(report.kind)))
                .set("said", report.words));
    }
    page.set("has_reports", !list.is_empty()).set("reports", std::move(list));
}

void set_history(Value& page, const Words& words, const RecordPageInput& input) {
    auto list = Value::list();
    for (const auto& edit : input.history) {
        auto fields = Value::list();
        for (const auto& field : edit.fields) {
            fields.add(field_value(words, input.record, field));
        }
        list.add(Value::object()
                     .set("number", std::to_string(edit.id))
                     .set("made", day_of(words, edit.at))
                     .set("who", edit.actor)
                     .set("why", origin_label(words, edit.origin))
                     .set("changes", std::move(fields)));
    }
    page.set("has_history", !list.is_empty()).set("history", std::move(list));
}

void set_link(Value& page, const Words& words, const std::optional<MadeLink>& link) {
    page.set("has_link", link.has_value());
    if (!link) {
        return;
    }
    page.set("link_url", link->url).set("link_mail", link->mail).set("link_sms", link->sms);
    page.set("link_subject", link->subject);
    page.set("link_queued",
             link->recipient.empty() ? std::string()
                                     : words.say("keep.link_queued", {{"to", link->recipient}}));
    page.set("link_expires",
             words.say("keep.link_expires", {{"day", day_of(words, link->expires)}}));
}

void set_fault(Value& page, const std::optional<RefusedForm>& refused) {
    page.set("fault", refused ? refused->fault.sentence : std::string());
}

void set_kept_place(Value& page, const Words& words, const usecases::KeptRecord& record) {
    const bool is_open = record.site.visibility == LocationVisibility::open;
    page.set("place_name", full_name(record.site, record.organisation));
    page.set("hidden_note", is_open ? std::string() : words.say("keep.hidden_note"));
    page.set("public_url", provider_address(words.lang(), record.site, record.organisation));
}

/// A name that the public must not see is not on the page of a link either.
usecases::KeptRecord as_shown(usecases::KeptRecord record) {
    if (record.site.visibility == LocationVisibility::confidential) {
        record.site.name.clear();
    }
    return record;
}

} // namespace

std::string focal_address(Lang lang, const std::string& secret) {
    const std::string page = lang == Lang::en ? "/en/my-record" : "/fr/ma-fiche";
    return secret.empty() ? page : page + "?s=" + secret;
}

Value record_page(const Words& words, const RecordPageInput& input) {
    const auto record = as_shown(input.record);
    const auto id = record.site.id;
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "record",
                      full_name(record.site, record.organisation),
                      both(id));
    page.set("form_url", record_address(words.lang(), id));
    page.set("upkeep_url", upkeep_address(words.lang()));
    page.set("version", usecases::version_of(input.record));
    page.set("done", input.done.empty() ? std::string() : words.say(input.done));
    set_kept_place(page, words, record);
    set_fault(page, input.refused);
    set_quality(page, words, input.quality);
    set_request(page, words, input);
    set_reports(page, words, input.reports);
    set_link(page, words, input.link);
    set_record_form(page,
                    words,
                    record,
                    input.refused ? &input.refused->typed : nullptr,
                    input.refused ? input.refused->fault.field : "");
    set_history(page, words, input);
    page.set("mail_options", options_of_contacts(record.site));
    const bool is_hidden = record.site.visibility != LocationVisibility::open;
    page.set("can_move", is_hidden && input.may_see_hidden);
    return page;
}

Value focal_page(const Words& words, const FocalPageInput& input) {
    const auto record = as_shown(input.asked.record);
    const bool has_account = input.secret.empty();
    const auto address = [&](Lang lang) {
        return has_account ? own_record_address(lang, record.site.id)
                           : focal_address(lang, input.secret);
    };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "focal",
                      words.say("keep.focal_title"),
                      {address(Lang::fr), address(Lang::en)});
    page.set("form_url", has_account ? address(words.lang()) : focal_address(words.lang(), ""));
    page.set("secret", input.secret).set("by_link", !has_account);
    page.set("own_url", has_account ? own_records_address(words.lang()) : std::string());
    page.set("version", usecases::version_of(input.asked.record));
    set_kept_place(page, words, record);
    set_fault(page, input.refused);
    const auto& last = input.asked.last;
    const bool is_decided = last && !input.asked.is_waiting();
    page.set("is_waiting", input.asked.is_waiting());
    page.set("was_sent", input.was_sent);
    page.set("outcome",
             is_decided ? words.texts().label("request_state", directory::code_of(last->state))
                        : std::string());
    page.set("outcome_reason", is_decided ? last->reason : std::string());
    auto asked = Value::list();
    for (const auto& field : last ? last->fields : std::vector<store::ChangeRequest::Field>{}) {
        auto value = field_value(words, record, field);
        value.set("verdict",
                  !field.accepted
                      ? std::string()
                      : words.say(*field.accepted ? "keep.was_taken" : "keep.was_refused"));
        asked.add(std::move(value));
    }
    page.set("has_asked", !asked.is_empty()).set("asked", std::move(asked));
    const auto* typed = input.refused ? &input.refused->typed : nullptr;
    set_record_form(page, words, record, typed, input.refused ? input.refused->fault.field : "");
    page.set("note", typed_value(typed, "note", ""));
    page.set("reply_to", typed_value(typed, "reply_to", ""));
    return page;
}

} // namespace relais::present
