#include "usecases/own_records.h"

#include "util/errors.h"

namespace relais::usecases {

using directory::Permission;
using directory::SiteId;

std::vector<AskedRecord> own_records(const store::Database& database, const Actor& actor) {
    require(actor, Permission::propose_changes);
    std::vector<AskedRecord> records;
    const auto sites =
        store::sites_of_organisation(database, published_now(database), actor.organisation);
    for (const auto site : sites) {
        records.push_back(asked_record(database, site));
    }
    return records;
}

AskedRecord own_record(const store::Database& database, const Actor& actor, SiteId id) {
    require(actor, Permission::propose_changes);
    auto asked = asked_record(database, id);
    if (!may(actor, Permission::propose_changes, asked.record.organisation.id)) {
        throw util::NotFound({"error.no_site", {{"id", std::to_string(id.value)}}});
    }
    return asked;
}

std::int64_t request_own_change(const store::Database& database,
                                const Actor& actor,
                                SiteId id,
                                const WantedChange& wanted,
                                const std::vector<directory::Language>& languages,
                                util::Instant now) {
    store::Transaction all(database);
    const auto number = add_change_request(
        database, own_record(database, actor, id), actor, wanted, languages, now);
    all.commit();
    return number;
}

} // namespace relais::usecases
