#include "directory/referral_rules.h"

#include <algorithm>
#include <array>

namespace relais::directory {
namespace {

using enum ReferralState;

struct Move {
    ReferralState from;
    ReferralState to;
    bool by_sender;
    bool by_receiver;
    bool by_calendar;
};

/// A receiver may skip steps: who meets the person at once need not acknowledge first. The sender
/// may say all that a receiver may, having phoned.
constexpr auto k_moves = std::to_array<Move>({
    // from         to            sender receiver calendar
    {draft, sent, true, false, false},
    {draft, withdrawn, true, false, false},
    {sent, acknowledged, true, true, false},
    {sent, accepted, true, true, false},
    {sent, in_progress, true, true, false},
    {sent, declined, true, true, false},
    {sent, withdrawn, true, false, false},
    {sent, expired, false, false, true},
    {acknowledged, accepted, true, true, false},
    {acknowledged, in_progress, true, true, false},
    {acknowledged, declined, true, true, false},
    {acknowledged, withdrawn, true, false, false},
    {acknowledged, expired, false, false, true},
    {accepted, in_progress, true, true, false},
    {accepted, declined, true, true, false}, // the person did not come, the place was taken
    {accepted, withdrawn, true, false, false},
    {accepted, expired, false, false, true},
    {in_progress, completed, true, true, false},
    {in_progress, declined, true, true, false},
    {in_progress, withdrawn, true, false, false},
    {in_progress, expired, false, false, true},
});

bool is_by(const Move& move, ReferralActor actor) {
    switch (actor) {
    case ReferralActor::sender:
        return move.by_sender;
    case ReferralActor::receiver:
        return move.by_receiver;
    case ReferralActor::calendar:
        return move.by_calendar;
    }
    return false;
}

constexpr std::array<AgeBand, 6> k_bands{
    {{0, 12}, {13, 17}, {18, 24}, {25, 35}, {36, 59}, {60, 120}}};

} // namespace

bool may_move(ReferralState from, ReferralState to, ReferralActor actor) {
    return std::ranges::any_of(k_moves, [&](const Move& move) {
        return move.from == from && move.to == to && is_by(move, actor);
    });
}

std::vector<ReferralState> moves_from(ReferralState from, ReferralActor actor) {
    std::vector<ReferralState> moves;
    for (std::size_t i = 0; i < code_count<ReferralState>(); ++i) {
        if (may_move(from, static_cast<ReferralState>(i), actor)) {
            moves.push_back(static_cast<ReferralState>(i));
        }
    }
    return moves;
}

bool is_open(ReferralState state) {
    return state == sent || state == acknowledged || state == accepted || state == in_progress;
}

std::chrono::hours answer_within(Priority priority) {
    switch (priority) {
    case Priority::emergency:
        return std::chrono::hours{24};
    case Priority::urgent:
        return std::chrono::hours{72};
    case Priority::normal:
        break;
    }
    return std::chrono::days{14};
}

std::chrono::hours patience(ReferralState state, Priority priority) {
    const bool is_answered = state == accepted || state == in_progress;
    return is_answered ? std::chrono::hours{std::chrono::days{30}} : answer_within(priority);
}

Due due_at(const Referral& referral, util::Instant now) {
    if (!is_open(referral.state)) {
        return {};
    }
    const auto waited = now - referral.moved_at;
    const std::chrono::seconds whole = patience(referral.state, referral.priority);
    if (waited >= 3 * whole) {
        return {Escalation::coordinator_told, true};
    }
    if (waited >= 2 * whole) {
        return {Escalation::coordinator_told, false};
    }
    if (waited >= whole) {
        return {Escalation::sender_told, false};
    }
    return {waited >= whole / 2 ? Escalation::receiver_reminded : Escalation::none, false};
}

AgeBand band_of(AgeGroup group) {
    return k_bands[static_cast<std::size_t>(group)];
}

bool is_minor(AgeGroup group) {
    return group == AgeGroup::from_0 || group == AgeGroup::from_13;
}

bool lets_through(const Consent& consent, SharedItem item, util::Day today) {
    return !consent.withdrawn_at && std::ranges::any_of(consent.items, [&](const ConsentItem& one) {
        return one.item == item && today <= one.until;
    });
}

bool may_consent(ConsentGiver giver, ConsentBasis basis, std::optional<AgeGroup> age) {
    if (!age || !is_minor(*age)) {
        return giver == ConsentGiver::person && basis == ConsentBasis::own_will;
    }
    switch (giver) {
    case ConsentGiver::person:
        return false;
    case ConsentGiver::parent:
        return basis == ConsentBasis::parental_authority;
    case ConsentGiver::guardian:
        return basis == ConsentBasis::guardianship || basis == ConsentBasis::court_order;
    case ConsentGiver::social_services:
        return basis == ConsentBasis::court_order || basis == ConsentBasis::best_interests;
    }
    return false;
}

} // namespace relais::directory
