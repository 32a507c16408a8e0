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

void insert_notes(SQLite::Database& sql, directory::EditionId edition, const ImportNotes& notes);
ImportNotes read_notes(SQLite::Database& sql, directory::EditionId edition);

} // namespace relais::store
