#pragma once
#include "directory/directory.h"
#include "directory/offer_rules.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

/// An employer's own offers. Throws, opens transactions and writes the audit log as
/// usecases/company_desk.h says.
namespace relais::usecases {

/// What an employer says of an offer, as typed.
struct OfferWords {
    std::string kind;
    std::string title;       ///< 3 … 120 characters
    std::string description; ///< up to 4,000
    std::string occupation;  ///< ISCO-08 code of three or four digits
    std::string sector;
    int posts = 1;          ///< 1 … 1,000
    std::string settlement; ///< place of work
    std::string level;
    std::vector<std::string> languages;
    std::vector<std::string> encouraged;
    std::string opens; ///< "2026-12-01" or ""
    std::string closes;
    std::string how_to_apply; ///< up to 1,000
    std::string contact_phone;
    std::string contact_email;
    std::optional<int> monthly_cap; ///< 1 … 1,000
};

/// Keeps a new draft of the actor's firm.
directory::OfferId add_offer(const store::Database& database,
                             const Actor& actor,
                             const directory::Directory& directory,
                             const OfferWords& words,
                             util::Instant now);

/// Changes what an offer says. A published one whose trade, place, kind or text changes goes back
/// to be looked at, unless a manager changes it; any change confirms it.
void change_offer(const store::Database& database,
                  const Actor& actor,
                  const directory::Directory& directory,
                  directory::OfferId id,
                  std::int64_t version,
                  const OfferWords& words,
                  util::Instant now);

/// Moves an offer to another state by the table of directory/offer_rules.h. Published again, it
/// counts as confirmed; an expired one wants a last day still to come. Giving back and withdrawing
/// by a manager want a reason.
void move_offer(const store::Database& database,
                const Actor& actor,
                directory::OfferId id,
                std::int64_t version,
                directory::OfferState to,
                const std::string& reason,
                util::Instant now);

/// "It still stands": the ninety days begin anew.
void confirm_offer(const store::Database& database,
                   const Actor& actor,
                   directory::OfferId id,
                   util::Instant now);

/// Ends offers whose last day is past; answers how many. By the program itself.
int expire_offers(const store::Database& database, util::Instant now);

/// One offer with what its firm is told of it.
struct OwnOffer {
    directory::Offer offer;
    directory::OfferStanding standing = directory::OfferStanding::shown;
    int proposed = 0; ///< people ever put forward
    int waiting = 0;  ///< of those, not answered yet
};
/// The offers of a firm, newest first.
std::vector<OwnOffer>
offers_of(const store::Database& database, const directory::Company& company, util::Day today);

/// An offer that the actor may change. Throws util::Forbidden for another firm's.
directory::Offer
own_offer(const store::Database& database, const Actor& actor, directory::OfferId id);

/// Offers that wait for a manager, oldest first.
std::vector<directory::Offer> offers_to_review(const store::Database& database, const Actor& actor);

} // namespace relais::usecases
