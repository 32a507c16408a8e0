#include "usecases/told_gaps.h"

#include "store/referral_store.h"

namespace relais::usecases {

using directory::OrganisationId;
using directory::Permission;

bool may_see_told_gaps(const Actor& actor) {
    return may(actor, Permission::see_figures, OrganisationId()); // nobody's own: everybody's
}

std::vector<directory::GapCell> told_gaps(const store::Database& database, const Actor& actor) {
    require(actor, Permission::see_figures, OrganisationId());
    return store::load_gap_figures(database);
}

} // namespace relais::usecases
