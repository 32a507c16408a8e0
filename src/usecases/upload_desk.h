#pragma once
#include "importers/mapping_preview.h"
#include "store/edition_store.h"
#include "store/upload_store.h"
#include "usecases/actor.h"
#include "util/progress.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Mappings sent through the page: kept, checked as the command line checks its files
/// (usecases/run_import), and given back with comments. Everything here throws util::Forbidden to
/// those who manage no editions; writers open their own Transaction and leave a line in the audit
/// log.
///
/// A mapping holds the true places of shelters. What is in a file is therefore for those who sent
/// it themselves and for those who may see such places, and every such look at somebody else's file
/// is written down.
namespace relais::usecases {

struct NewUpload {
    std::string name; ///< as the browser gives it: anything
    std::string bytes;
    std::string label;
    std::string validated_on; ///< "2026-11-24" or ""
    std::string validated_by;
};

/// Refuses what is no table before it is kept: util::InvalidInput as importers::recognise says it.
/// Files that nobody made an edition of are forgotten after 90 days.
store::UploadId add_upload(const store::Database& database,
                           const Actor& actor,
                           const NewUpload& sent,
                           util::Instant now);

/// Throws util::NotFound.
store::Upload find_upload(const store::Database& database, const Actor& actor, store::UploadId id);
/// The edition that this very file was before; none for a new one, and for what it itself became.
std::optional<directory::Edition> made_before(const store::Database& database,
                                              const store::Upload& upload);

bool may_look_inside(const Actor& actor, const store::Upload& upload);

importers::MappingPreview
preview_upload(const store::Database& database, const Actor& actor, store::UploadId id);

/// Which heading is which field, by the names of importers/field ("ignored": not read). Throws
/// util::InvalidInput for a name that is none, and unless a heading is the organisation and one the
/// need.
void choose_columns(const store::Database& database,
                    const Actor& actor,
                    store::UploadId id,
                    const std::vector<std::pair<std::string, std::string>>& field_by_heading,
                    util::Instant now);

/// Reads the file and writes the draft edition, in place of the draft it became before. Long:
/// `database` should be a connection of its own. Throws util::InvalidInput for what cannot be read
/// as a mapping, util::Conflict when the edition it became was published meanwhile.
directory::EditionId check_upload(const store::Database& database,
                                  const Actor& actor,
                                  store::UploadId id,
                                  util::Instant now,
                                  const util::Progress& reading,
                                  const util::Progress& writing);

/// The file, and the draft made of it, are forgotten. Throws util::Conflict once that was
/// published.
void discard_upload(const store::Database& database,
                    const Actor& actor,
                    store::UploadId id,
                    util::Instant now);

/// A line of the file as it was written. Throws util::NotFound.
importers::WrittenRow written_row(const store::Database& database,
                                  const Actor& actor,
                                  const store::Upload& upload,
                                  const std::string& sheet,
                                  int row);

/// The workbook with one more column, `comments` by sheet and row, as bytes of an .xlsx file.
/// Throws util::Unavailable.
std::string annotated_workbook(const store::Database& database,
                               const Actor& actor,
                               const store::Upload& upload,
                               const std::map<std::string, std::map<int, std::string>>& comments,
                               const std::string& heading);

/// Looking into somebody else's file: done before it is shown.
void note_look(const store::Database& database,
               const Actor& actor,
               const store::Upload& upload,
               util::Instant now);

} // namespace relais::usecases
