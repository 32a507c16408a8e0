#pragma once
#include "directory/account.h"
#include "store/edition_store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace relais::store {

/// One field of one record, before and after; texts as usecases/record_fields.h has them.
struct FieldEdit {
    RecordKind kind = RecordKind::site;
    std::int64_t id = 0; ///< lasting id of the record
    std::string field;   ///< column
    std::string before;
    std::string after;
    bool operator==(const FieldEdit&) const = default;
};

/// What was changed in one go.
struct RecordEdit {
    std::int64_t id = 0;
    std::string at; ///< ISO 8601, UTC
    directory::AccountId account;
    std::string actor;
    std::string origin; ///< "manager", "request 12", "confirm", "merge", "undo 5", "edition 7"
    directory::EditionId edition;
    std::vector<FieldEdit> fields;
};

/// A site of an edition with its organisation and services, as recorded; empty if there is none.
Records
load_provider(const Database& database, directory::EditionId edition, directory::SiteId site);

/// By id.
std::vector<directory::SiteId> sites_of_organisation(const Database& database,
                                                     directory::EditionId edition,
                                                     directory::OrganisationId organisation);
/// Where services of an edition are given; those that go to people are left out.
std::map<std::int64_t, directory::SiteId> sites_of_services(const Database& database,
                                                            directory::EditionId edition,
                                                            const std::set<std::int64_t>& services);

/// Writers are called inside a Transaction.

/// Writes the correctable fields of records that the edition has; the words of a published one's
/// services are searched as they are now. The caller bumps the revision (store/reference_store.h)
/// when it is done.
void save_records(const Database& database,
                  directory::EditionId edition,
                  const std::vector<directory::Site>& sites,
                  const std::vector<directory::Service>& services);

std::int64_t add_edit(const Database& database, const RecordEdit& edit);
/// Nothing for an unknown number.
std::optional<RecordEdit> find_edit(const Database& database, std::int64_t id);
/// Oldest first: every edit.
std::vector<RecordEdit> list_edits(const Database& database);
/// Newest first: corrections over which an edition won, from `since` (ISO 8601) on.
std::vector<RecordEdit> overruled_edits(const Database& database, const std::string& since);
/// The newest edit that touched the site itself, 0 for none.
std::int64_t last_edit_of(const Database& database, directory::SiteId site);
/// Newest first: those that touched the site or one of the services.
std::vector<RecordEdit> edits_of(const Database& database,
                                 directory::SiteId site,
                                 const std::vector<directory::ServiceId>& services);

} // namespace relais::store
