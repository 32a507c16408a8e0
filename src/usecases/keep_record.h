#pragma once
#include "store/correction_store.h"
#include "usecases/actor.h"
#include "usecases/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Correcting records of the published edition between two imports. Every change is one RecordEdit
/// in the history, a line of the audit log (names of fields, no values), and a new snapshot for
/// whoever reads.
namespace relais::usecases {

using store::FieldEdit;
using store::RecordEdit;

/// A provider's place as recorded, with its services.
struct KeptRecord {
    directory::EditionId edition;
    directory::Organisation organisation;
    directory::Site site;
    std::vector<directory::Service> services; ///< by id
    std::int64_t last_edit = 0;               ///< newest of the place, 0: none
};

/// What a form brings: names and values.
using FormFields = std::vector<std::pair<std::string, std::string>>;

/// The published edition. Throws util::NotFound where there is none.
directory::EditionId published_now(const store::Database& database);
/// Of the published edition. Throws util::NotFound.
KeptRecord find_record(const store::Database& database, directory::SiteId id);
/// What an edit of the record must have seen (actor.h, check_seen). It tells nothing of what a
/// hidden place hides, and is another one all the same when that changes.
std::string version_of(const KeptRecord& record);

/// "site-12.phones": how a form names a field of a record.
std::string form_name(store::RecordKind kind, std::int64_t id, std::string_view field);
/// The text of a field of one of the record's records; nothing if it has none such, or if a hidden
/// place hides it.
std::optional<std::string>
text_in(const KeptRecord& record, store::RecordKind kind, std::int64_t id, std::string_view field);

/// By a manager. `seen`: see check_seen; `snapshot`: what forms are read by (record_edits.h).
/// Throws util::Forbidden, NotFound, Conflict, InvalidInput.
void change_record(const store::Database& database,
                   const Actor& actor,
                   directory::SiteId id,
                   const std::string& seen,
                   const FormFields& form,
                   const Snapshot& snapshot,
                   util::Instant now);

/// "Still true": the services of these places are verified today. Places that are gone are passed
/// over. Answers how many there were.
int confirm_records(const store::Database& database,
                    const Actor& actor,
                    const std::vector<directory::SiteId>& ids,
                    util::Instant now);
/// What confirming a record changes.
std::vector<FieldEdit> confirmation_of(const KeptRecord& record, util::Day today);

} // namespace relais::usecases
