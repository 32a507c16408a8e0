#pragma once
#include "directory/directory.h"
#include "directory/referral.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a person agreed to share. Throws and opens transactions as usecases/case_desk.h says.
namespace relais::usecases {

/// Of the text that is read out (web/i18n, "referral.consent_text"); a new text gets a new version
/// here.
inline constexpr const char* k_consent_text = "2026-11";
inline constexpr int k_longest_consent_days = 730;

struct ConsentWords {
    std::string lang;                                       ///< it was explained in
    std::vector<std::pair<std::string, std::string>> items; ///< code of SharedItem and last day
    std::string giver;
    std::string basis;
    bool child_agreed = false;
};

/// A consent that has `need` in it, from today on. Earlier ones are replaced by it: the newest
/// counts. Throws InvalidInput for a giver who has no right to ("giver"), and for a day past or
/// more than two years away.
directory::Consent record_consent(const store::Database& database,
                                  const Actor& actor,
                                  const directory::Directory& directory,
                                  directory::CaseId id,
                                  const ConsentWords& words,
                                  util::Instant now);

/// Stops sharing at once: open referrals are withdrawn, notes erased, and each receiver's link from
/// then on says to erase what it holds. Answers every referral that was sent, ended ones too: their
/// receivers hold something. Nothing to withdraw is no fault.
std::vector<directory::Referral> withdraw_consent(const store::Database& database,
                                                  const Actor& actor,
                                                  directory::CaseId id,
                                                  util::Instant now);

/// The newest consent of a case if it stands: not withdrawn.
std::optional<directory::Consent> standing_consent(const store::Database& database,
                                                   directory::CaseId id);

} // namespace relais::usecases
