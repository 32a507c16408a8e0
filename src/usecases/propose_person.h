#pragma once
#include "directory/offer.h"
#include "store/database.h"
#include "store/proposal_store.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <string>
#include <string_view>
#include <vector>

/// Putting a person forward for an offer, and the employer's answer. Only a case code and the
/// caseworker's contact leave the mechanism. Throws and opens transactions as
/// usecases/company_desk.h says.
namespace relais::usecases {

struct Proposed {
    std::int64_t id = 0;
    std::string case_code; ///< as it is kept
    std::string secret;    ///< of the link by which the employer answers; told once
};

/// `case_code` as typed; `contact`: the caseworker's phone or mail address. The offer must be
/// visible and not full. Throws util::Conflict if this person was put forward for it already.
Proposed propose_person(const store::Database& database,
                        const Actor& actor,
                        directory::OfferId offer,
                        std::string_view case_code,
                        const std::string& contact,
                        util::Instant now);

/// What the holder of a link sees: the offer, the case code and the caseworker's contact.
struct ProposalSeen {
    store::StoredProposal stored;
    directory::Offer offer;
};
/// Throws util::NotFound for a link that is no good.
ProposalSeen
proposal_of_link(const store::Database& database, const std::string& secret, util::Instant now);

/// The employer's answer by link; the link stays good for later answers until it expires. "Placed"
/// takes one post and the last one fills the offer; "full" fills it as well.
void answer_by_link(const store::Database& database,
                    const std::string& secret,
                    directory::ProposalState answer,
                    util::Instant now);
/// The same by the firm's people on their page.
void answer_proposal(const store::Database& database,
                     const Actor& actor,
                     std::int64_t proposal,
                     directory::ProposalState answer,
                     util::Instant now);

/// Those of a caseworker, newest first; those of a firm likewise.
std::vector<ProposalSeen> proposals_of_caseworker(const store::Database& database,
                                                  const Actor& actor);
std::vector<ProposalSeen> proposals_of_company(const store::Database& database, const Actor& actor);

} // namespace relais::usecases
