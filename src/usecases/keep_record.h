#pragma once
#include "store/correction_store.h"
#include "usecases/actor.h"
#include "usecases/record_fields.h"

#include <optional>
#include <string>
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
};

/// Of the published edition. Throws util::NotFound.
KeptRecord find_record(const store::Database& database, directory::SiteId id);
/// What an edit of the record must have seen (actor.h, check_seen).
std::string version_of(const KeptRecord& record);

/// "site-12.phones": how a form names a field of a record.
std::string form_name(store::RecordKind kind, std::int64_t id, std::string_view field);
/// The text of a field of one of the record's records; nothing if it has none such, or if a hidden
/// place hides it.
std::optional<std::string>
text_in(const KeptRecord& record, store::RecordKind kind, std::int64_t id, std::string_view field);

using FormFields = std::vector<std::pair<std::string, std::string>>;
/// What a form changes: fields it names, that a form may change and that differ. Fields of other
/// records are left alone: a number in a form opens nothing. Throws util::InvalidInput naming the
/// form's field.
std::vector<FieldEdit> edits_in(const KeptRecord& record,
                                const FormFields& form,
                                const std::vector<directory::Language>& languages);

/// Adds what goes with a word on how full a service is: the day it is given.
void date_saturation(const KeptRecord& record, std::vector<FieldEdit>& edits, util::Day today);

/// Inside a Transaction: makes the changes. Those already so are left out; nothing is written if
/// none is left. Answers the edit's number, 0 for none. Throws util::Conflict where a field is
/// neither as it was nor as it will be.
std::int64_t apply_edits(const store::Database& database,
                         const Actor& actor,
                         std::string origin,
                         std::vector<FieldEdit> edits,
                         util::Instant now);

/// By a manager. `seen`: see check_seen. Throws util::Forbidden, NotFound, Conflict.
void change_record(const store::Database& database,
                   const Actor& actor,
                   directory::SiteId id,
                   const std::string& seen,
                   const FormFields& form,
                   const std::vector<directory::Language>& languages,
                   util::Instant now);

/// "Still true": the services of these places are verified today. Places that are gone are passed
/// over. Answers how many there were.
int confirm_records(const store::Database& database,
                    const Actor& actor,
                    const std::vector<directory::SiteId>& ids,
                    util::Instant now);
/// What confirming a record changes.
std::vector<FieldEdit> confirmation_of(const KeptRecord& record, util::Day today);

/// The history of a record, newest first, without what its place hides. Throws util::Forbidden,
/// NotFound.
std::vector<RecordEdit>
history_of(const store::Database& database, const Actor& actor, directory::SiteId id);

/// Takes one edit of the record's history back. Throws util::NotFound, and util::Conflict where a
/// field has changed since.
void undo_edit(const store::Database& database,
               const Actor& actor,
               directory::SiteId id,
               std::int64_t edit,
               util::Instant now);

/// Two places are one: the services of `gone` that `kept` lacks move there, what `kept` does not
/// say is taken over, and `gone` is closed. One edit, so that one undo takes it back. Throws
/// util::Conflict for a place with itself or a hidden one.
void merge_records(const store::Database& database,
                   const Actor& actor,
                   directory::SiteId kept,
                   directory::SiteId gone,
                   util::Instant now);

} // namespace relais::usecases
