#include "usecases/hidden_places.h"

#include "store/edition_store.h"
#include "util/errors.h"

#include <algorithm>
#include <map>

namespace relais::usecases {
namespace {

using directory::Permission;
using directory::Site;

std::vector<Site> open_to(const store::Database& database, const Actor& actor) {
    require(actor, Permission::see_confidential);
    const auto edition = store::published_edition(database);
    auto sites = edition ? store::load_hidden_sites(database, edition->id) : std::vector<Site>{};
    std::erase_if(sites, [&](const Site& site) {
        return !may(actor, Permission::see_confidential, site.organisation);
    });
    return sites;
}

} // namespace

std::vector<HiddenPlace> hidden_places(const store::Database& database, const Actor& actor) {
    std::vector<HiddenPlace> places;
    const auto sites = open_to(database, actor);
    if (sites.empty()) {
        return places;
    }
    std::map<directory::OrganisationId, std::string> names;
    for (const auto& organisation :
         store::load_organisations(database, store::published_edition(database)->id)) {
        names.emplace(organisation.id, organisation.name);
    }
    for (const auto& site : sites) {
        places.push_back({site.id, names[site.organisation], site.visibility});
    }
    return places;
}

Site look_at_hidden_place(const store::Database& database,
                          const Actor& actor,
                          directory::SiteId id,
                          util::Instant now) {
    store::Transaction all(database);
    const auto sites = open_to(database, actor);
    const auto found = std::ranges::find(sites, id, &Site::id);
    if (found == sites.end()) {
        throw util::NotFound({"account.no_hidden_site", {{"id", std::to_string(id.value)}}});
    }
    audit(database, actor, now, "see_confidential", "site " + std::to_string(id.value));
    all.commit();
    return *found;
}

} // namespace relais::usecases
