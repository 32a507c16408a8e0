#include "usecases/move_hidden_place.h"

#include "usecases/apply_edits.h"
#include "usecases/record_edits.h"
#include "util/errors.h"

namespace relais::usecases {

using directory::Permission;

void move_hidden_place(const store::Database& database,
                       const Actor& actor,
                       directory::SiteId id,
                       const std::string& seen,
                       const std::string& typed,
                       const Snapshot& snapshot,
                       util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto record = find_record(database, id);
    require(actor, Permission::see_confidential, record.organisation.id);
    if (record.site.visibility == directory::LocationVisibility::open) {
        throw util::NotFound({"account.no_hidden_site", {{"id", std::to_string(id.value)}}});
    }
    check_seen(seen, version_of(record));
    const auto* point = site_field("point");
    const auto before = point->get(record.site);
    const auto after = checked_value(point->kind, point->list, point->most, "place", {typed}, {});
    if (after.empty()) {
        throw util::InvalidInput("place", {"form.missing", {}});
    }
    std::vector<FieldEdit> edits{{store::RecordKind::site, id.value, "point", before, after}};
    add_consequences(record, edits, snapshot, util::day_in_cameroon(now));
    apply_edits(database, actor, "manager", std::move(edits), now);
    all.commit();
}

} // namespace relais::usecases
