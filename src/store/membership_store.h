#pragma once
#include "directory/membership.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace relais::store {

struct StoredMembership {
    directory::Membership membership;
    std::string changed_at;
    std::string changed_by;
};

/// By organisation.
std::vector<StoredMembership> list_memberships(const Database& database);
/// In place of what was said before. Inside a Transaction of the caller.
void save_membership(const Database& database, const StoredMembership& stored);
void delete_membership(const Database& database, directory::OrganisationId organisation);

/// A word that changes on the days on which a membership begins or has ended.
std::string membership_phase(const Database& database, util::Day today);

} // namespace relais::store
