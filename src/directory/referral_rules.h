#pragma once
#include "directory/referral.h"

#include <vector>

/// The rules of referrals: who may move one from which state to which, by when, and what consent
/// lets through.
namespace relais::directory {

/// Who moves a referral. `sender`: the caseworker, for their own moves and for what a receiver says
/// on the phone.
enum class ReferralActor : std::uint8_t { sender, receiver, calendar };

/// Whether the table of moves has this one. A move to the same state is none.
bool may_move(ReferralState from, ReferralState to, ReferralActor actor);
/// Where the actor may move it, in the order of the enumeration.
std::vector<ReferralState> moves_from(ReferralState from, ReferralActor actor);

/// Sent and not at its end.
bool is_open(ReferralState state);

/// Emergency 24 hours, urgent 72 hours, normal 14 days.
std::chrono::hours answer_within(Priority priority);

/// How long a referral may stay in an open state: answer_within until it is accepted or declined,
/// then 30 days.
std::chrono::hours patience(ReferralState state, Priority priority);

/// What is due at `now`, counted from the last move: the receiver is reminded at half the patience,
/// the sender told at its end, the coordinator at twice; at three times the calendar expires it. A
/// clock set back makes nothing due.
struct Due {
    Escalation escalation = Escalation::none;
    bool expires = false;
    bool operator==(const Due&) const = default;
};
Due due_at(const Referral& referral, util::Instant now);

/// The ages of a group, for the rule of suitability.
AgeBand band_of(AgeGroup group);
bool is_minor(AgeGroup group);

/// Whether the consent lets an item through on a day: agreed, not ended, not withdrawn.
bool lets_through(const Consent& consent, SharedItem item, util::Day today);

/// For an adult: themselves, by their own will. For a minor: somebody else, by a right that goes
/// with who they are; a social service also in the child's best interests. An age not told is taken
/// for an adult's.
bool may_consent(ConsentGiver giver, ConsentBasis basis, std::optional<AgeGroup> age);

} // namespace relais::directory
