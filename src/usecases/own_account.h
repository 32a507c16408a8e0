#pragma once
#include "usecases/desk.h"
#include "usecases/sessions.h"

#include <string>
#include <vector>

/// What people do to their own account. Passwords are hashed with no lock held, which is why these
/// take the desk.
namespace relais::usecases {

/// Whose account a link of `purpose` (k_invite, k_reset) opens. Throws util::NotFound as
/// `follow_link` does.
directory::Account account_behind(Desk& desk,
                                  const std::string& purpose,
                                  const std::string& secret,
                                  util::Instant now);

/// Chooses the password behind a link: the link is used up, an invited account becomes active, all
/// sessions end, and nobody waits any more. Throws util::InvalidInput("password", …) by the rule,
/// util::NotFound for the link.
void choose_password(Desk& desk,
                     const std::string& purpose,
                     const std::string& secret,
                     const std::string& password,
                     const std::string& client,
                     util::Instant now);

/// The password of who is logged in; other sessions end. `client`: for the waiting.
void change_password(Desk& desk,
                     const LoggedIn& who,
                     const std::string& old_password,
                     const std::string& password,
                     const std::string& client,
                     util::Instant now);

/// Turns the second factor on once a code proves that the program knows `secret` (base32), and
/// answers ten recovery codes, told here once. Other sessions end. Throws util::InvalidInput("code"
/// or "old_password").
std::vector<std::string> start_second_factor(Desk& desk,
                                             const LoggedIn& who,
                                             const std::string& password,
                                             const std::string& secret,
                                             const std::string& code,
                                             const std::string& client,
                                             util::Instant now);
/// Throws util::Conflict where the role must have one.
void stop_second_factor(Desk& desk,
                        const LoggedIn& who,
                        const std::string& password,
                        const std::string& client,
                        util::Instant now);
/// Ten new ones in place of those before.
std::vector<std::string> new_recovery_codes(Desk& desk,
                                            const LoggedIn& who,
                                            const std::string& password,
                                            const std::string& client,
                                            util::Instant now);

struct OwnSession {
    std::int64_t number = 0;
    std::string created_at;
    std::string seen_at;
    std::string agent;
    bool is_this = false;
};
struct OwnAccount {
    directory::Account account;
    std::vector<OwnSession> sessions;
    int recovery_codes = 0; ///< unused
};
OwnAccount own_account(Desk& desk, const LoggedIn& who);

/// One by its number, of one's own only (others are util::NotFound); 0: all but this one.
void end_sessions(Desk& desk, const LoggedIn& who, std::int64_t number, util::Instant now);

/// What is stored of a recovery code, however it is typed.
std::string recovery_code_hash(const std::string& code);

} // namespace relais::usecases
