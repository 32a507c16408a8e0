#include "usecases/focal_point.h"

#include "store/link_store.h"
#include "usecases/field_checks.h"
#include "usecases/links.h"
#include "util/errors.h"

#include <algorithm>
#include <charconv>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::ChangeRequest;
using store::RequestState;

constexpr const char* k_purpose = "focal_point";
constexpr auto k_lasts = std::chrono::days{30};
constexpr std::size_t k_longest_note = 600;
constexpr std::size_t k_longest_reason = 400;

std::string subject_of(SiteId id) {
    return "site " + std::to_string(id.value);
}

std::string subject_of(const ChangeRequest& request) {
    return "request " + std::to_string(request.id);
}

SiteId site_in(std::string_view subject) {
    SiteId id;
    const auto digits = subject.substr(subject.find(' ') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    return id;
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

} // namespace

FocalLink ask_focal_point(const store::Database& database,
                          const Actor& actor,
                          SiteId id,
                          const MessageOf& message_of,
                          util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    find_record(database, id);
    store::remove_links(database, k_purpose, subject_of(id));
    FocalLink link;
    link.secret = make_link(database, k_purpose, subject_of(id), k_lasts, actor.at(now));
    link.expires_on = util::day_in_cameroon(now + k_lasts);
    const auto message = message_of(link.secret, link.expires_on);
    if (!message.recipient.empty()) {
        link.is_queued = queue_message(database, message, now);
    }
    audit(database,
          actor,
          now,
          "ask_focal_point",
          subject_of(id),
          "",
          link.is_queued ? "queued" : "to be copied");
    all.commit();
    return link;
}

LinkedRecord
record_of_link(const store::Database& database, const std::string& secret, util::Instant now) {
    const auto id = site_in(follow_link(database, k_purpose, secret, now));
    return {find_record(database, id), store::newest_request(database, id)};
}

std::int64_t request_change(const store::Database& database,
                            const std::string& secret,
                            const WantedChange& wanted,
                            const std::vector<Language>& languages,
                            util::Instant now) {
    store::Transaction all(database);
    const auto linked = record_of_link(database, secret, now);
    if (linked.is_waiting()) {
        throw util::Conflict({"keep.waits_already", {}});
    }
    check_seen(wanted.seen, version_of(linked.record));
    ChangeRequest request;
    request.site = linked.record.site.id;
    request.made_at = util::to_string(now);
    request.made_by = "link";
    request.lang = wanted.lang;
    request.confirms = wanted.confirms;
    request.note = checked_text("note", wanted.note, 0, k_longest_note);
    for (const auto& edit : edits_in(linked.record, wanted.form, languages)) {
        request.fields.push_back({edit, std::nullopt});
    }
    if (request.fields.empty() && !request.confirms && request.note.empty()) {
        throw util::InvalidInput("", {"keep.nothing_said", {}});
    }
    request.id = store::add_request(database, request);
    Actor holder;
    holder.name = "link";
    audit(
        database, holder, now, "request_change", subject_of(request), "", subject_of(request.site));
    all.commit();
    return request.id;
}

void decide_request(const store::Database& database,
                    const Actor& actor,
                    std::int64_t id,
                    const std::string& seen,
                    const std::set<std::string>& taken,
                    Verdict confirmation,
                    const std::string& reason,
                    util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    auto request = waiting_request(database, id);
    const auto record = find_record(database, request.site);
    check_seen(seen, version_of(record));
    auto edits = take(request, record, taken);
    date_saturation(record, edits, util::day_in_cameroon(now));
    const bool confirms = request.confirms && confirmation == Verdict::take;
    if (confirms) {
        const auto more = confirmation_of(record, util::day_in_cameroon(now));
        edits.insert(edits.end(), more.begin(), more.end());
    }
    request.state = state_of(request, confirms);
    request.reason = checked_text(
        "reason", reason, request.state == RequestState::accepted ? 0 : 3, k_longest_reason);
    request.decided_at = util::to_string(now);
    request.decided_by = actor.name;
    store::decide_request(database, request);
    apply_edits(database, actor, subject_of(request), std::move(edits), now);
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
