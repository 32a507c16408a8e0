#pragma once
#include "directory/account.h"
#include "directory/offer.h"
#include "store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction.

/// A person put forward, and who answers for them.
struct StoredProposal {
    directory::Proposal proposal;
    directory::AccountId caseworker;
    std::string contact;
};
std::int64_t add_proposal(const Database& database, const StoredProposal& proposal);
/// State and the time of the first answer.
void update_proposal(const Database& database, const directory::Proposal& proposal);
/// Throws util::NotFound.
StoredProposal find_proposal(const Database& database, std::int64_t id);
std::vector<StoredProposal> list_proposals(const Database& database); ///< by id

} // namespace relais::store
