#pragma once
#include "store/database.h"
#include "usecases/actor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Somebody logged in, as a request shows it.
struct LoggedIn {
    Actor actor;      ///< of role public_ while a second factor is owed: such a session opens the account's page only
    std::string hash; ///< of the session
    bool owes_second_factor = false;
    bool seen_long_ago = false; ///< minutes
};

/// Begins a session and answers the secret for the cookie. Old ones are swept out. Inside a Transaction. Managers and
/// administrators stay logged in for twelve hours, others for seven days.
std::string open_session(const store::Database& database, const directory::Account& account, const std::string& agent,
                         util::Instant now);

/// Who holds this secret; nothing for an unknown or expired session or a disabled account.
std::optional<LoggedIn> logged_in(const store::Database& database, const std::string& secret, util::Instant now);

/// Writes down that the session was seen now; wanted when `seen_long_ago`.
void touch(const store::Database& database, const std::string& hash, util::Instant now);

/// Ends one session, by whoever holds it.
void close_session(const store::Database& database, const LoggedIn& who, util::Instant now);

} // namespace relais::usecases
