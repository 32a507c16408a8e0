#pragma once
#include "store/edition_store.h"

namespace SQLite {
class Database;
}

/// Rows of an edition, in and out: records (record_rows.cpp), findings and rejected lines (note_rows.cpp).
namespace relais::store {

/// Whose eyes the rows are for: everything as recorded, or the stand-ins of src/store/migrations/0003_public_view.sql.
enum class Sight { everything, the_public };

void insert_records(SQLite::Database& sql, directory::EditionId edition, const Records& records,
                    const util::Progress& progress);

std::vector<directory::Organisation> read_organisations(SQLite::Database& sql, directory::EditionId edition);
std::vector<directory::Site> read_sites(SQLite::Database& sql, directory::EditionId edition, Sight sight);
/// Those whose true place the public does not see, as recorded.
std::vector<directory::Site> read_hidden_sites(SQLite::Database& sql, directory::EditionId edition);
std::vector<directory::Service> read_services(SQLite::Database& sql, directory::EditionId edition, Sight sight);

/// One site with its organisation and the services given there, as recorded; empty if the edition has no such site.
Records read_provider(SQLite::Database& sql, directory::EditionId edition, directory::SiteId site);
/// Writes what usecases/record_fields.h may change of a record that is there.
void update_site(SQLite::Database& sql, directory::EditionId edition, const directory::Site& site);
void update_service(SQLite::Database& sql, directory::EditionId edition, const directory::Service& service);

void insert_notes(SQLite::Database& sql, directory::EditionId edition, const ImportNotes& notes);
ImportNotes read_notes(SQLite::Database& sql, directory::EditionId edition);

} // namespace relais::store
