#pragma once
#include "directory/referral_rules.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <optional>
#include <string>

namespace relais::usecases {

/// A move that somebody asks for.
struct AskedMove {
    directory::ReferralState to = directory::ReferralState::acknowledged;
    std::optional<directory::DeclineReason> reason; ///< of a decline, and of nothing else
    directory::ReferralActor actor = directory::ReferralActor::receiver;
    std::string by; ///< "link", "code", "calendar", else the account's name
};

/// The one way a referral changes its state: held to the table of moves, kept in its history and in
/// the audit log; what was escalated begins anew. `referral` becomes what is stored. Inside a
/// Transaction. Throws util::Conflict for a move that the table does not have or when somebody else
/// was first, util::InvalidInput for a decline without a reason.
void move_referral(const store::Database& database,
                   const Actor& actor,
                   directory::Referral& referral,
                   const AskedMove& move,
                   util::Instant now);

std::string subject_of(directory::ReferralId id); ///< "referral 34": audit log, links
/// None for another subject.
directory::ReferralId referral_in(const std::string& subject);

} // namespace relais::usecases
