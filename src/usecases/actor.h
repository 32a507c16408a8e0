#pragma once
#include "directory/account.h"
#include "store/audit_log.h"
#include "store/database.h"
#include "usecases/author.h"

#include <string>

namespace relais::usecases {

/// Who asks: passed to every use case that writes or shows what the public may not see. Made by the edges: the server
/// from the session, the command line from the login name (whoever can open the file may do everything but look into
/// shelters), links from what they were made for.
struct Actor {
    directory::AccountId account; ///< none: no account
    directory::Role role = directory::Role::public_;
    directory::OrganisationId organisation; ///< none: no organisation
    std::string name;                       ///< for the audit log
    std::string lang = "fr";

    [[nodiscard]] bool is_public() const { return role == directory::Role::public_; }
    [[nodiscard]] Author at(util::Instant now) const { return {name, now, account}; } ///< for use cases that journal by name
};

/// How far the permission goes for this actor; `own` without an organisation is `none`.
directory::Reach reach(const Actor& actor, directory::Permission permission);
/// Whether the actor may do it to a thing of `owner`.
bool may(const Actor& actor, directory::Permission permission, directory::OrganisationId owner);

/// Throws util::Forbidden when the actor may do it to nothing at all. Call first in every use case.
void require(const Actor& actor, directory::Permission permission);
/// Throws util::Forbidden unless the actor may do it to a thing of `owner`.
void require(const Actor& actor, directory::Permission permission, directory::OrganisationId owner);

/// Two people edit one thing: the second is told. `seen` is the version a form or If-Match brought, `current` the one
/// inside the Transaction. Throws util::Conflict when they differ; an empty `seen` asks for no check (command line).
void check_seen(const std::string& seen, const std::string& current);
/// A version of a thing, from any text that changes whenever it does.
std::string version_of(const std::string& picture);

/// Writes a line of the audit log. Inside the Transaction of the change.
void audit(const store::Database& database, const Actor& actor, util::Instant now, std::string action,
           std::string subject, std::string before = {}, std::string after = {});

} // namespace relais::usecases
