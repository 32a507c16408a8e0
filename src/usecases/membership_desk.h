#pragma once
#include "directory/directory.h"
#include "directory/membership.h"
#include "store/membership_store.h"
#include "usecases/actor.h"

#include <optional>
#include <string>
#include <vector>

/// Who belongs to the mechanism, since when and in which role.
namespace relais::usecases {

/// What somebody types; `organisation`: its lasting number.
struct MembershipWords {
    directory::OrganisationId organisation;
    std::string state; ///< none, invited, member, signatory; "": nothing is said any more
    std::string since; ///< "2026-11-24" or ""
    std::string until;
    std::string role_fr;
    std::string role_en;
};

/// An organisation of the published edition and what is said of it.
struct Member {
    directory::OrganisationId organisation;
    std::string name;
    directory::MnrMembership state = directory::MnrMembership::none; ///< today
    std::optional<directory::Membership> said; ///< none: the mapping's own column alone speaks
};
/// Those invited, members and signatories today, signatories first, then by name. For everybody.
std::vector<Member> members_of(const directory::Directory& directory,
                               const std::vector<store::StoredMembership>& stored,
                               util::Day today);

/// All that is said, ended and to come too. For everybody.
std::vector<store::StoredMembership> memberships(const store::Database& database);

/// What is typed, checked. Throws util::InvalidInput naming the field.
directory::Membership membership_in(const MembershipWords& words);
/// Of an organisation, if anything is.
std::optional<directory::Membership> said_of(const std::vector<store::StoredMembership>& stored,
                                             directory::OrganisationId id);

/// Says, changes or takes back (empty state) a membership; servers show it within a second. `seen`:
/// version_of what the manager saw, "" asks for no check. Throws util::Forbidden to those who
/// manage no editions, util::InvalidInput naming the field, util::NotFound for an organisation that
/// is not published, util::Conflict.
void save_membership(const store::Database& database,
                     const Actor& actor,
                     const directory::Directory& directory,
                     const MembershipWords& words,
                     const std::string& seen,
                     util::Instant now);

/// Changes whenever what is said changes; of "nothing said" too.
std::string version_of(const std::optional<directory::Membership>& said);

} // namespace relais::usecases
