#pragma once
#include "directory/directory.h"
#include "directory/referral.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "usecases/note_keys.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What becomes of a referral: told by the receiver through a link or by the short code on the
/// slip, or by the caseworker who phoned; and what the person says of it. Throws and opens
/// transactions as usecases/case_desk.h says.
namespace relais::usecases {

/// What the holder of the receiver's link sees: nothing that consent does not let through today.
struct ReferralSeen {
    directory::Referral referral;
    std::string contact; ///< of the caseworker
    directory::CodeSet<directory::SafetyFlag> safety;
    std::optional<directory::Sex> sex;
    std::optional<directory::AgeGroup> age;
    directory::CodeSet<directory::Public> publics;
    std::vector<std::string> languages;
    Note note;
    bool is_stopped = false; ///< consent ended: nothing of the person is here, and the receiver has
                             ///< to erase its copy
};

/// Throws util::NotFound for a link that is no good.
ReferralSeen
referral_of_link(const store::Database& database, const std::string& secret, util::Instant now);
/// The receiver's answer; the link stays good for later ones. `reason`: of a decline.
void answer_by_link(const store::Database& database,
                    const std::string& secret,
                    const std::string& state,
                    const std::string& reason,
                    util::Instant now);

/// The referral of a short code as typed. Wrong codes slow down whoever tries them (login_delay.h);
/// throws util::NotFound for one that does not exist, util::Unavailable with the seconds to wait.
/// Opens a Transaction.
directory::Referral referral_of_code(const store::Database& database,
                                     std::string_view typed,
                                     const std::string& client,
                                     util::Instant now);
/// The receiver's answer by the code: nothing of the person is shown for it.
void answer_by_code(const store::Database& database,
                    std::string_view typed,
                    const std::string& client,
                    const std::string& state,
                    const std::string& reason,
                    util::Instant now);
/// What the person says, once: a second time throws util::Conflict.
void give_feedback(const store::Database& database,
                   std::string_view typed,
                   const std::string& client,
                   const directory::Feedback& feedback,
                   util::Instant now);

/// The caseworker's own move, or what the receiver said on the phone.
void move_own_referral(const store::Database& database,
                       const Actor& actor,
                       directory::ReferralId id,
                       std::int64_t version,
                       const std::string& state,
                       const std::string& reason,
                       util::Instant now);

/// A referral of the actor's own with its history; the note as the sender wrote it.
struct OwnReferral {
    directory::Referral referral;
    directory::Case file;
    std::vector<directory::ReferralMove> moves;
    std::string contact;
    Note note;
};
OwnReferral
own_referral(const store::Database& database, const Actor& actor, directory::ReferralId id);

/// A new link for the receiver, told once; the one before opens nothing any more.
std::string renew_answer_link(const store::Database& database,
                              const Actor& actor,
                              directory::ReferralId id,
                              util::Instant now);

} // namespace relais::usecases
