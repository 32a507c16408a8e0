#include "server/told_gaps.h"

#include "usecases/told_gaps.h"

namespace relais::server {

present::ToldGaps told_gaps(const Site& site, const Request& request) {
    if (!usecases::may_see_told_gaps(request.actor())) {
        return std::nullopt;
    }
    return desk_of(site).read(
        [&](const auto& database) { return usecases::told_gaps(database, request.actor()); });
}

} // namespace relais::server
