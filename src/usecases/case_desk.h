#pragma once
#include "directory/directory.h"
#include "directory/referral.h"
#include "store/case_store.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Cases: a person who is helped, known by a code. Seen by the caseworkers of one organisation.
/// Everything here throws util::Forbidden, NotFound, Conflict (a version that is not the newest)
/// and InvalidInput naming the field; writers open their own Transaction and leave a line in the
/// audit log that names the case by its number alone.
namespace relais::usecases {

/// The identification form, as filled in.
struct CaseWords {
    std::string settlement; ///< of return, code of the gazetteer
    std::string sex;
    std::string age; ///< code of AgeGroup
    std::vector<std::string> publics;
    std::vector<std::string> languages;
    std::vector<std::pair<std::string, std::string>> needs; ///< 1 to 12: taxonomy code and urgency
    std::vector<std::string> safety;
};
CaseWords words_of(const directory::Case& one);

/// `sent_key`: of a form that waited on a device and may arrive twice; the second answers the case
/// of the first.
directory::Case open_case(const store::Database& database,
                          const Actor& actor,
                          const directory::Directory& directory,
                          const CaseWords& words,
                          const std::string& sent_key,
                          util::Instant now);
void change_case(const store::Database& database,
                 const Actor& actor,
                 const directory::Directory& directory,
                 directory::CaseId id,
                 std::int64_t version,
                 const CaseWords& words,
                 util::Instant now);
/// Once no referral is open any more. Retention counts from here.
void close_case(const store::Database& database,
                const Actor& actor,
                directory::CaseId id,
                std::int64_t version,
                util::Instant now);

/// A case the actor may see. Inside a Transaction for what is then written.
directory::Case own_case(const store::Database& database, const Actor& actor, directory::CaseId id);

/// A case with all that a page shows of it.
struct CaseSeen {
    directory::Case file;
    std::optional<directory::Consent> consent;  ///< the newest, withdrawn or not
    std::vector<directory::Referral> referrals; ///< newest first
    store::Retention retention;                 ///< what becomes of it once it is closed
};
CaseSeen case_seen(const store::Database& database, const Actor& actor, directory::CaseId id);
/// Open ones first, then newest first.
std::vector<CaseSeen> own_cases(const store::Database& database, const Actor& actor);

std::string subject_of(directory::CaseId id); ///< "case 12", for the audit log

} // namespace relais::usecases
