#include "usecases/actor.h"

#include "util/errors.h"
#include "util/secret.h"

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

void check_seen(const std::string& seen, const std::string& current) {
    if (!seen.empty() && seen != current) {
        throw util::Conflict({"account.changed_meanwhile", {}});
    }
}

std::string version_of(const std::string& picture) {
    constexpr std::size_t k_enough = 16;
    return util::sha256_of(picture).substr(0, k_enough);
}

void audit(const store::Database& database, const Actor& actor, util::Instant now, std::string action,
           std::string subject, std::string before, std::string after) {
    store::append_audit(database, {util::to_string(now), actor.account, actor.name, std::move(action),
                                   std::move(subject), std::move(before), std::move(after)});
}

} // namespace relais::usecases
