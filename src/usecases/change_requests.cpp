#include "usecases/change_requests.h"

#include "store/account_store.h"
#include "usecases/apply_edits.h"
#include "usecases/field_checks.h"
#include "usecases/record_edits.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::ChangeRequest;
using store::Channel;
using store::RequestState;

constexpr std::size_t k_longest_note = 600;
constexpr std::size_t k_longest_reason = 400;

std::string subject_of(const ChangeRequest& request) {
    return "request " + std::to_string(request.id);
}

Channel channel_of(const std::string& address) {
    return address.find('@') != std::string::npos ? Channel::mail : Channel::sms;
}

std::string checked_reply_to(const std::string& typed) {
    return channel_of(typed) == Channel::mail ? checked_email("reply_to", typed)
                                              : checked_phone("reply_to", typed);
}

ChangeRequest waiting_request(const store::Database& database, std::int64_t id) {
    auto request = store::find_request(database, id);
    if (!request) {
        throw util::NotFound({"keep.no_request", {{"id", std::to_string(id)}}});
    }
    if (request->state != RequestState::waiting) {
        throw util::Conflict({"keep.decided_already", {}});
    }
    return *request;
}

/// Marks what is taken and answers it; what a hidden place no longer shows is refused.
std::vector<FieldEdit>
take(ChangeRequest& request, const KeptRecord& record, const std::set<std::string>& taken) {
    std::vector<FieldEdit> edits;
    for (auto& field : request.fields) {
        const auto current = text_in(record, field.kind, field.id, field.field);
        field.accepted = current && taken.contains(form_name(field.kind, field.id, field.field));
        if (*field.accepted) {
            edits.push_back(field);
            edits.back().before = *current; // the manager saw it: the version says so
        }
    }
    return edits;
}

RequestState state_of(const ChangeRequest& request, bool takes_confirmation) {
    const auto taken =
        std::ranges::count(request.fields, std::optional(true), &ChangeRequest::Field::accepted);
    const auto parts =
        static_cast<std::ptrdiff_t>(request.fields.size()) + (request.confirms ? 1 : 0);
    const auto kept = taken + (takes_confirmation ? 1 : 0);
    if (kept == parts) {
        return RequestState::accepted;
    }
    return kept == 0 ? RequestState::refused : RequestState::in_part;
}

void tell(const store::Database& database,
          const ChangeRequest& request,
          const DecisionMessage& message_of,
          util::Instant now) {
    auto address = request.reply_to;
    auto lang = request.lang;
    if (!request.account.is_none()) {
        const auto account = store::find_account(database, request.account);
        address = account.state == AccountState::active ? account.email : "";
        lang = account.lang;
    }
    if (address.empty()) {
        return;
    }
    auto message = message_of(request, channel_of(address), lang);
    message.recipient = address;
    message.once = "decision of " + subject_of(request);
    queue_message(database, message, now);
}

} // namespace

AskedRecord asked_record(const store::Database& database, SiteId id) {
    AskedRecord asked{find_record(database, id), store::newest_request(database, id)};
    if (asked.last) {
        std::erase_if(asked.last->fields, [&](const FieldEdit& field) {
            return !text_in(asked.record, field.kind, field.id, field.field);
        });
    }
    return asked;
}

std::int64_t add_change_request(const store::Database& database,
                                const AskedRecord& asked,
                                const Actor& author,
                                const WantedChange& wanted,
                                const std::vector<Language>& languages,
                                util::Instant now) {
    if (asked.is_waiting()) {
        throw util::Conflict({"keep.waits_already", {}});
    }
    check_seen(wanted.seen, version_of(asked.record));
    ChangeRequest request;
    request.site = asked.record.site.id;
    request.made_at = util::to_string(now);
    request.made_by = author.name;
    request.account = author.account;
    request.lang = wanted.lang;
    request.confirms = wanted.confirms;
    request.note = checked_text("note", wanted.note, 0, k_longest_note);
    request.reply_to = checked_reply_to(wanted.reply_to);
    for (const auto& edit : edits_in(asked.record, wanted.form, languages)) {
        request.fields.push_back({edit, std::nullopt});
    }
    if (request.fields.empty() && !request.confirms && request.note.empty()) {
        throw util::InvalidInput("", {"keep.nothing_said", {}});
    }
    request.id = store::add_request(database, request);
    audit(database,
          author,
          now,
          "request_change",
          subject_of(request),
          "",
          "site " + std::to_string(request.site.value));
    return request.id;
}

void decide_request(const store::Database& database,
                    const Actor& actor,
                    std::int64_t id,
                    const Decision& decision,
                    const Snapshot& snapshot,
                    const DecisionMessage& message_of,
                    util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    auto request = waiting_request(database, id);
    const auto record = find_record(database, request.site);
    check_seen(decision.seen, version_of(record));
    const auto today = util::day_in_cameroon(now);
    auto edits = take(request, record, decision.taken);
    add_consequences(record, edits, snapshot, today);
    const bool confirms = request.confirms && decision.confirmation == Ruling::take;
    if (confirms) {
        const auto more = confirmation_of(record, today);
        edits.insert(edits.end(), more.begin(), more.end());
    }
    request.state = state_of(request, confirms);
    request.reason = checked_text("reason",
                                  decision.reason,
                                  request.state == RequestState::accepted ? 0 : 3,
                                  k_longest_reason);
    request.decided_at = util::to_string(now);
    request.decided_by = actor.name;
    store::decide_request(database, request);
    apply_edits(database, actor, subject_of(request), std::move(edits), now);
    tell(database, request, message_of, now);
    audit(database,
          actor,
          now,
          "decide_request",
          subject_of(request),
          "waiting",
          std::string(code_of(request.state)));
    all.commit();
}

} // namespace relais::usecases
