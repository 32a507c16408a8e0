#include "store/published_view.h"

#include "store/columns.h"
#include "store/edition_store.h"
#include "store/record_rows.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"

#include <algorithm>

namespace relais::store {
namespace {

/// What the committee says of an organisation goes before what the mapping says. The day is the
/// database's own, in Cameroon (UTC+1): a server takes the directory anew when
/// store::membership_phase changes.
void apply_memberships(SQLite::Database& sql, std::vector<directory::Organisation>& organisations) {
    SQLite::Statement row(sql,
                          "SELECT organisation, CASE WHEN until < today THEN 'none' ELSE state END "
                          "FROM membership, (SELECT date('now', '+1 hour') AS today) "
                          "WHERE since IS NULL OR since <= today");
    while (row.executeStep()) {
        const directory::OrganisationId id{row.getColumn(0).getInt64()};
        const auto found = std::ranges::find(organisations, id, &directory::Organisation::id);
        if (found != organisations.end()) {
            found->mnr_membership = code_in<directory::MnrMembership>(row.getColumn(1));
        }
    }
}

} // namespace

std::optional<directory::Directory> load_published(const Database& database) {
    // One transaction: a publication between two reads must not mix editions.
    return guarded(database, [&](SQLite::Database& sql) -> std::optional<directory::Directory> {
        SQLite::Transaction together(sql);
        const auto edition = published_edition(database);
        if (!edition) {
            return std::nullopt;
        }
        auto reference = load_reference(database);
        directory::Directory directory;
        directory.edition = *edition;
        directory.taxonomy = std::move(reference.taxonomy);
        directory.languages = std::move(reference.languages);
        directory.gazetteer = std::move(reference.gazetteer);
        directory.organisations = read_organisations(sql, edition->id);
        apply_memberships(sql, directory.organisations);
        directory.sites = read_sites(sql, edition->id, Sight::the_public);
        directory.services = read_services(sql, edition->id, Sight::the_public);
        together.commit();
        return directory;
    });
}

Records load_public_records(const Database& database, directory::EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) -> Records {
        return {read_organisations(sql, id),
                read_sites(sql, id, Sight::the_public),
                read_services(sql, id, Sight::the_public)};
    });
}

} // namespace relais::store
