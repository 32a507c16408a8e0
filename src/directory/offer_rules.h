#pragma once
#include "directory/offer.h"

#include <optional>

/// The rules of offers: who may move one from which state to which, and when the public sees it.
namespace relais::directory {

inline constexpr int k_offer_flag_days = 90;  ///< not confirmed for so long: flagged
inline constexpr int k_offer_hide_days = 104; ///< two weeks after the flag: hidden

/// Who moves an offer.
enum class OfferActor : std::uint8_t { partner, manager, calendar };

/// Whether the table of moves has this one. A move to the same state is none.
bool may_move(OfferState from, OfferState to, OfferActor actor);

/// Whether the employer may still change what an offer says.
bool may_edit(OfferState state);

/// What the public sees of an offer, and the one reason why not; told to the employer in words.
enum class OfferStanding : std::uint8_t {
    shown,
    unconfirmed,        ///< shown, with a flag: not confirmed for 90 days
    full_this_month,    ///< shown, but nobody more can be proposed before the next month
    not_open_yet,       ///< opens later
    hidden_unconfirmed, ///< hidden: nobody confirmed it after the flag
    closed,             ///< past its last day
    filled,             ///< as many placed as there are posts
    not_published,      ///< its state
    company_not_approved
};

template <>
struct CodeList<OfferStanding> {
    static constexpr std::string_view name = "offer_standing";
    static constexpr auto codes = std::to_array<std::string_view>({"shown",
                                                                   "unconfirmed",
                                                                   "full_this_month",
                                                                   "not_open_yet",
                                                                   "hidden_unconfirmed",
                                                                   "closed",
                                                                   "filled",
                                                                   "not_published",
                                                                   "company_not_approved"});
};

/// `proposed_this_month`: people proposed since the first of the month. The weightiest reason wins,
/// in the order of the enumeration from its end.
OfferStanding
standing_of(const Offer& offer, CompanyState company, int proposed_this_month, util::Day today);

inline bool is_visible(OfferStanding standing) {
    return standing == OfferStanding::shown || standing == OfferStanding::unconfirmed ||
           standing == OfferStanding::full_this_month;
}

/// Whether an employer's answer may follow another. Placed and declined are last words; "met" may
/// still end either way.
bool may_answer(ProposalState from, ProposalState to);

} // namespace relais::directory
