#include "usecases/answer_referral.h"

#include "directory/case_code.h"
#include "directory/referral_rules.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "usecases/case_desk.h"
#include "usecases/consent_desk.h"
#include "usecases/links.h"
#include "usecases/login_delay.h"
#include "usecases/move_referral.h"
#include "usecases/read_codes.h"
#include "usecases/refer_person.h"
#include "util/errors.h"

namespace relais::usecases {
namespace {

using namespace relais::directory;

AskedMove
asked(const std::string& state, const std::string& reason, ReferralActor actor, std::string by) {
    AskedMove move;
    move.to = read_code<ReferralState>("state", state);
    if (move.to == ReferralState::declined && !reason.empty()) {
        move.reason = read_code<DeclineReason>("reason", reason);
    }
    move.actor = actor;
    move.by = std::move(by);
    return move;
}

void move_by(const store::Database& database,
             const std::string& by,
             Referral referral,
             const std::string& state,
             const std::string& reason,
             util::Instant now) {
    Actor holder;
    holder.name = by;
    move_referral(
        database, holder, referral, asked(state, reason, ReferralActor::receiver, by), now);
}

Referral linked(const store::Database& database, const std::string& secret, util::Instant now) {
    return store::find_referral(database,
                                referral_in(follow_link(database, k_answer_link, secret, now)));
}

/// Nothing of the person where consent ended: not even that it once was more.
void fill_person(ReferralSeen& seen, const store::Database& database, util::Day today) {
    const auto file = store::find_case(database, seen.referral.of);
    const auto consent = standing_consent(database, file.id);
    const auto lets = [&](SharedItem item) {
        return consent && lets_through(*consent, item, today);
    };
    if (!lets(SharedItem::need)) {
        seen.is_stopped = true;
        return;
    }
    seen.safety = file.safety;
    if (lets(SharedItem::profile)) {
        seen.sex = file.sex;
        seen.age = file.age;
    }
    if (lets(SharedItem::publics)) {
        seen.publics = file.publics;
    }
    if (lets(SharedItem::languages)) {
        seen.languages = file.languages;
    }
    if (lets(SharedItem::note)) {
        seen.note = read_note(database, seen.referral.id);
    }
}

} // namespace

ReferralSeen
referral_of_link(const store::Database& database, const std::string& secret, util::Instant now) {
    ReferralSeen seen;
    seen.referral = linked(database, secret, now);
    seen.contact = store::contact_of(database, seen.referral.id);
    fill_person(seen, database, util::day_in_cameroon(now));
    return seen;
}

void answer_by_link(const store::Database& database,
                    const std::string& secret,
                    const std::string& state,
                    const std::string& reason,
                    util::Instant now) {
    store::Transaction transaction(database);
    move_by(database, "link", linked(database, secret, now), state, reason, now);
    transaction.commit();
}

Referral referral_of_code(const store::Database& database,
                          std::string_view typed,
                          const std::string& client,
                          util::Instant now) {
    const Tries tries("referral code", client);
    if (const int wait = seconds_to_wait(database, tries, now); wait > 0) {
        throw util::Unavailable({"referral.code_wait", {{"seconds", std::to_string(wait)}}});
    }
    const auto code = read_case_code(typed);
    const auto found = code ? store::referral_with_code(database, *code) : std::nullopt;
    if (!found) {
        store::Transaction transaction(database);
        count_failure(database, tries, now);
        transaction.commit();
        throw util::NotFound({"referral.no_code", {}});
    }
    return *found;
}

void answer_by_code(const store::Database& database,
                    std::string_view typed,
                    const std::string& client,
                    const std::string& state,
                    const std::string& reason,
                    util::Instant now) {
    const auto referral = referral_of_code(database, typed, client, now);
    store::Transaction transaction(database);
    move_by(database, "code", store::find_referral(database, referral.id), state, reason, now);
    transaction.commit();
}

void give_feedback(const store::Database& database,
                   std::string_view typed,
                   const std::string& client,
                   const Feedback& feedback,
                   util::Instant now) {
    const auto found = referral_of_code(database, typed, client, now);
    store::Transaction transaction(database);
    auto referral = store::find_referral(database, found.id);
    if (referral.feedback) {
        throw util::Conflict({"referral.feedback_given", {}});
    }
    referral.feedback = feedback;
    store::update_referral(database, referral);
    Actor person;
    person.name = "code";
    audit(database, person, now, "give_feedback", subject_of(referral.id));
    transaction.commit();
}

void move_own_referral(const store::Database& database,
                       const Actor& actor,
                       ReferralId id,
                       std::int64_t version,
                       const std::string& state,
                       const std::string& reason,
                       util::Instant now) {
    store::Transaction transaction(database);
    auto referral = store::find_referral(database, id);
    const auto file = own_case(database, actor, referral.of);
    referral.version = version;
    move_referral(
        database, actor, referral, asked(state, reason, ReferralActor::sender, actor.name), now);
    store::update_case(database, file, util::to_string(now));
    transaction.commit();
}

OwnReferral own_referral(const store::Database& database, const Actor& actor, ReferralId id) {
    OwnReferral own;
    own.referral = store::find_referral(database, id);
    own.file = own_case(database, actor, own.referral.of);
    own.moves = store::moves_of(database, id);
    own.contact = store::contact_of(database, id);
    if (actor.organisation == own.file.organisation) { // whoever only oversees reads no notes
        own.note = read_note(database, id);
    }
    return own;
}

std::string renew_answer_link(const store::Database& database,
                              const Actor& actor,
                              ReferralId id,
                              util::Instant now) {
    store::Transaction transaction(database);
    own_case(database, actor, store::find_referral(database, id).of);
    auto secret = new_answer_link(database, id, actor.at(now));
    audit(database, actor, now, "renew_link", subject_of(id));
    transaction.commit();
    return secret;
}

} // namespace relais::usecases
