#pragma once
#include "usecases/answer_referral.h"
#include "usecases/case_desk.h"

#include <vector>

/// What is held under a case code, for the person who asks, and its end. Throws and opens
/// transactions as usecases/case_desk.h says; both leave a line in the audit log.
namespace relais::usecases {

struct CaseFile {
    directory::Case file;
    std::vector<directory::Consent> consents; ///< newest first
    std::vector<OwnReferral> referrals;       ///< newest first, with their history and notes
};
CaseFile take_case_file(const store::Database& database,
                        const Actor& actor,
                        directory::CaseId id,
                        util::Instant now);

/// Nothing of it is kept, not even counts. Throws util::Conflict while a referral is open: its
/// receiver must first be told (withdraw_consent).
void erase_case(const store::Database& database,
                const Actor& actor,
                directory::CaseId id,
                util::Instant now);

} // namespace relais::usecases
