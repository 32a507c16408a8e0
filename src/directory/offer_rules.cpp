#include "directory/offer_rules.h"

#include <algorithm>

namespace relais::directory {
namespace {

using enum OfferState;

struct Move {
    OfferState from;
    OfferState to;
    OfferActor actor;
};

/// A manager looks at each offer once, before it is first seen; from then on the firm pauses, ends
/// and renews it.
constexpr auto k_moves = std::to_array<Move>({
    {draft, submitted, OfferActor::partner},
    {submitted, draft, OfferActor::partner},
    {submitted, published, OfferActor::manager},
    {submitted, draft, OfferActor::manager}, // given back with a reason
    {published, paused, OfferActor::partner},
    {published, filled, OfferActor::partner},
    {paused, published, OfferActor::partner},
    {paused, filled, OfferActor::partner},
    {filled, published, OfferActor::partner},  // somebody left after all
    {expired, published, OfferActor::partner}, // with a new last day
    {published, paused, OfferActor::manager},
    {paused, published, OfferActor::manager},
    {published, expired, OfferActor::calendar},
    {paused, expired, OfferActor::calendar},
    {published, filled, OfferActor::calendar}, // the last post was taken
    {draft, withdrawn, OfferActor::partner},
    {submitted, withdrawn, OfferActor::partner},
    {published, withdrawn, OfferActor::partner},
    {paused, withdrawn, OfferActor::partner},
    {expired, withdrawn, OfferActor::partner},
    {submitted, withdrawn, OfferActor::manager},
    {published, withdrawn, OfferActor::manager},
    {paused, withdrawn, OfferActor::manager},
});

int days_unconfirmed(const Offer& offer, util::Day today) {
    return offer.confirmed_on ? static_cast<int>((today - *offer.confirmed_on).count())
                              : k_offer_hide_days;
}

} // namespace

bool may_move(OfferState from, OfferState to, OfferActor actor) {
    return std::ranges::any_of(k_moves, [&](const Move& move) {
        return move.from == from && move.to == to && move.actor == actor;
    });
}

bool may_edit(OfferState state) {
    return state != withdrawn;
}

OfferStanding
standing_of(const Offer& offer, CompanyState company, int proposed_this_month, util::Day today) {
    if (company != CompanyState::approved) {
        return OfferStanding::company_not_approved;
    }
    if (offer.state == OfferState::filled || offer.placed >= offer.posts) {
        return OfferStanding::filled;
    }
    if (offer.state != published) {
        return OfferStanding::not_published;
    }
    if (offer.closes && *offer.closes < today) {
        return OfferStanding::closed;
    }
    const auto age = days_unconfirmed(offer, today);
    if (age >= k_offer_hide_days) {
        return OfferStanding::hidden_unconfirmed;
    }
    if (offer.opens && *offer.opens > today) {
        return OfferStanding::not_open_yet;
    }
    if (offer.monthly_cap && proposed_this_month >= *offer.monthly_cap) {
        return OfferStanding::full_this_month;
    }
    return age >= k_offer_flag_days ? OfferStanding::unconfirmed : OfferStanding::shown;
}

bool may_answer(ProposalState from, ProposalState to) {
    switch (from) {
    case ProposalState::sent:
        return to != ProposalState::sent;
    case ProposalState::interested:
        return to != ProposalState::sent && to != ProposalState::interested;
    case ProposalState::met:
        return to == ProposalState::placed || to == ProposalState::declined ||
               to == ProposalState::full;
    case ProposalState::placed:
    case ProposalState::declined:
    case ProposalState::full:
        return false;
    }
    return false;
}

} // namespace relais::directory
