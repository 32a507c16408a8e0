#include "usecases/edition_desk.h"

#include "store/published_view.h"
#include "usecases/manage_editions.h"
#include "usecases/upload_desk.h"

#include <map>
#include <set>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using Kind = RecordChange::Kind;

/// "Organisation – site" by id, and where each stands.
struct PublicPlaces {
    struct Place {
        std::string name;
        std::optional<LonLat> point;
    };
    std::map<std::int64_t, Place> by_site;
    std::map<std::int64_t, std::int64_t> site_of_service;

    explicit PublicPlaces(const store::Records& records) {
        std::map<std::int64_t, std::string> names;
        for (const auto& organisation : records.organisations) {
            names[organisation.id.value] = organisation.name;
        }
        for (const auto& site : records.sites) {
            const auto& owner = names[site.organisation.value];
            by_site[site.id.value] = {site.name.empty() ? owner : owner + " – " + site.name,
                                      site.point};
        }
        for (const auto& service : records.services) {
            if (service.site) {
                site_of_service[service.id.value] = service.site->value;
            }
        }
    }

    [[nodiscard]] const Place* find(std::int64_t site) const {
        const auto found = by_site.find(site);
        return found != by_site.end() ? &found->second : nullptr;
    }
};

/// The sites that changes of records are about.
std::set<std::int64_t> touched_sites(const std::vector<RecordChange>& changes,
                                     const PublicPlaces& before,
                                     const PublicPlaces& after) {
    std::set<std::int64_t> sites;
    for (const auto& change : changes) {
        if (change.record == store::RecordKind::site) {
            sites.insert(change.id);
        }
        for (const auto* places : {&before, &after}) {
            const auto found = places->site_of_service.find(change.id);
            if (change.record == store::RecordKind::service &&
                found != places->site_of_service.end()) {
                sites.insert(found->second);
            }
        }
    }
    return sites;
}

} // namespace

EditionsSeen see_editions(const store::Database& database, const Actor& actor) {
    require(actor, Permission::manage_editions);
    return {store::list_editions(database),
            store::list_uploads(database),
            store::published_edition(database),
            edition_before(database)};
}

EditionSeen see_edition(const store::Database& database, const Actor& actor, EditionId id) {
    require(actor, Permission::manage_editions);
    EditionSeen seen;
    seen.edition = store::find_edition(database, id);
    seen.published = store::published_edition(database);
    seen.upload = store::upload_of_edition(database, id);
    seen.notes = store::load_notes(database, id);
    seen.shows_values = seen.upload ? may_look_inside(actor, *seen.upload)
                                    : reach(actor, Permission::see_confidential) == Reach::all;
    const auto records = store::load_records(database, id);
    seen.organisations = records.organisations.size();
    seen.sites = records.sites.size();
    seen.services = records.services.size();
    if (seen.published && seen.published->id != id) {
        seen.changes = compare(store::load_records(database, seen.published->id), records);
    }
    return seen;
}

std::vector<ChangedPlace>
changed_places(const store::Database& database, const Actor& actor, EditionId id) {
    require(actor, Permission::manage_editions);
    store::find_edition(database, id);
    const auto published = store::published_edition(database);
    if (!published || published->id == id) {
        return {};
    }
    const PublicPlaces before(store::load_public_records(database, published->id));
    const PublicPlaces after(store::load_public_records(database, id));
    std::vector<ChangedPlace> places;
    for (const auto site :
         touched_sites(diff_editions(database, published->id, id), before, after)) {
        const auto* old = before.find(site);
        const auto* now = after.find(site);
        const auto* shown = now != nullptr ? now : old;
        if (shown == nullptr || !shown->point) {
            continue;
        }
        const auto kind = old == nullptr   ? Kind::added
                          : now == nullptr ? Kind::vanished
                                           : Kind::changed;
        const bool moved = old != nullptr && old->point && *old->point != *shown->point;
        places.push_back(
            {kind, {site}, shown->name, *shown->point, moved ? old->point : std::nullopt});
    }
    return places;
}

Edition publish_seen(const store::Database& database,
                     const Actor& actor,
                     EditionId id,
                     const std::string& seen,
                     util::Instant now) {
    require(actor, Permission::manage_editions);
    return publish_edition(database, id, actor.at(now), seen);
}

Edition go_back(const store::Database& database,
                const Actor& actor,
                const std::string& seen,
                util::Instant now) {
    require(actor, Permission::manage_editions);
    return rollback_edition(database, actor.at(now), seen);
}

} // namespace relais::usecases
