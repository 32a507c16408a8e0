#include "usecases/actor.h"

#include "util/errors.h"

#include <utility>

namespace relais::usecases {

using directory::Permission;
using directory::Reach;

Reach reach(const Actor& actor, Permission permission) {
    const auto far = directory::reach(actor.role, permission);
    return far == Reach::own && actor.organisation.is_none() ? Reach::none : far;
}

bool may(const Actor& actor, Permission permission, directory::OrganisationId owner) {
    const auto far = reach(actor, permission);
    return far == Reach::all || (far == Reach::own && actor.organisation == owner);
}

void require(const Actor& actor, Permission permission) {
    if (reach(actor, permission) == Reach::none) {
        throw util::Forbidden({"account.forbidden", {}});
    }
}

void require(const Actor& actor, Permission permission, directory::OrganisationId owner) {
    if (!may(actor, permission, owner)) {
        throw util::Forbidden({"account.forbidden", {}});
    }
}

void audit(const store::Database& database, const Actor& actor, util::Instant now, std::string action,
           std::string subject, std::string before, std::string after) {
    store::append_audit(database, {util::to_string(now), actor.account, actor.name, std::move(action),
                                   std::move(subject), std::move(before), std::move(after)});
}

} // namespace relais::usecases
