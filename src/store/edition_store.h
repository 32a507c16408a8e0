#pragma once
#include "directory/mapping_row.h"
#include "directory/records.h"
#include "store/database.h"
#include "util/progress.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::store {

/// The records of one edition with their true places: for the import and its comparison, never for a page or export
/// (those read store/published_view.h). Sorted by id.
struct Records {
    std::vector<directory::Organisation> organisations;
    std::vector<directory::Site> sites;
    std::vector<directory::Service> services;
};

/// What an import found besides records.
struct ImportNotes {
    std::vector<directory::Finding> findings;
    std::vector<directory::RejectedRow> rejected;
    int lines_read = 0;
};

enum class RecordKind { organisation, site, service };
std::string_view code_of(RecordKind kind);

/// Writes a draft edition; `edition.id` is chosen here and returned. Inside a Transaction of the caller.
directory::EditionId write_draft(const Database& database,
                                 const directory::Edition& edition,
                                 const Records& records,
                                 const ImportNotes& notes,
                                 const util::Progress& progress = {});

std::vector<directory::Edition> list_editions(const Database& database); ///< newest first
/// Throws util::NotFound.
directory::Edition find_edition(const Database& database, directory::EditionId id);
std::optional<directory::Edition> published_edition(const Database& database);
/// The newest edition made from a file with this digest, in any state.
std::optional<directory::Edition> edition_of_file(const Database& database, const std::string& sha256);

/// The sites of an edition whose true place is hidden from the public, as recorded: for usecases/hidden_places alone,
/// which asks who looks and writes it down.
std::vector<directory::Site> load_hidden_sites(const Database& database, directory::EditionId id);
std::vector<directory::Organisation> load_organisations(const Database& database, directory::EditionId id);
Records load_records(const Database& database, directory::EditionId id);
ImportNotes load_notes(const Database& database, directory::EditionId id);

/// Removes a draft with its records and findings; ids once given stay given. Inside a Transaction of the caller. Throws
/// util::Conflict for an edition that was ever published.
void delete_draft(const Database& database, directory::EditionId id);

/// Makes one edition the published one and the one before superseded; refills the full-text index from the public
/// view. Inside a Transaction of the caller.
void set_published(const Database& database, directory::EditionId id, const std::string& at);
/// The published edition goes back to draft and `previous` is published again. Inside a Transaction of the caller.
void set_rolled_back(const Database& database, directory::EditionId published, directory::EditionId previous,
                     const std::string& at);

} // namespace relais::store
