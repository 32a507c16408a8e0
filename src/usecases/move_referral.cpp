#include "usecases/move_referral.h"

#include "store/referral_store.h"
#include "util/errors.h"

#include <charconv>
#include <string_view>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::string_view k_subject = "referral ";

bool is_answer(ReferralState state) {
    return state == ReferralState::accepted || state == ReferralState::in_progress ||
           state == ReferralState::declined;
}

void check(const Referral& referral, const AskedMove& move) {
    if (!may_move(referral.state, move.to, move.actor)) {
        throw util::Conflict({"referral.no_such_move", {}});
    }
    if ((move.to == ReferralState::declined) != move.reason.has_value()) {
        throw util::InvalidInput("reason", {"referral.reason_missing", {}});
    }
}

} // namespace

std::string subject_of(ReferralId id) {
    return std::string(k_subject) + std::to_string(id.value);
}

ReferralId referral_in(const std::string& subject) {
    ReferralId id;
    if (subject.starts_with(k_subject)) {
        std::from_chars(
            subject.data() + k_subject.size(), subject.data() + subject.size(), id.value);
    }
    return id;
}

void move_referral(const store::Database& database,
                   const Actor& actor,
                   Referral& referral,
                   const AskedMove& move,
                   util::Instant now) {
    check(referral, move);
    const auto before = referral.state;
    referral.state = move.to;
    referral.reason = move.reason;
    referral.moved_at = now;
    referral.escalation = Escalation::none;
    if (move.to == ReferralState::sent) {
        referral.sent_at = now;
    }
    if (is_answer(move.to) && !referral.answered_at) {
        referral.answered_at = now;
    }
    store::update_referral(database, referral);
    ++referral.version;
    store::add_move(database, {referral.id, now, before, move.to, move.reason, move.by});
    audit(database,
          actor,
          now,
          "move_referral",
          subject_of(referral.id),
          std::string(code_of(before)),
          std::string(code_of(move.to)));
}

} // namespace relais::usecases
