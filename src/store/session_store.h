#pragma once
#include "directory/account.h"
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Somebody who logged in, until they log out or `expires_at`. Known by the digest of the cookie's secret.
struct Session {
    std::string hash;
    directory::AccountId account;
    std::int64_t number = 0; ///< names it on pages, where the digest has no business
    std::string created_at;  ///< ISO 8601, UTC, like the others
    std::string seen_at;
    std::string expires_at;
    std::string agent;
};

/// Writers are called inside a Transaction.

void add_session(const Database& database, const Session& session); ///< `number` is chosen here
std::optional<Session> find_session(const Database& database, const std::string& hash);
std::vector<Session> sessions_of(const Database& database, directory::AccountId account); ///< latest seen first
void touch_session(const Database& database, const std::string& hash, const std::string& seen_at);
void remove_session(const Database& database, const std::string& hash);
/// All of an account's, but the one with the digest `but` ("" spares none).
void remove_sessions(const Database& database, directory::AccountId account, const std::string& but);
void remove_expired_sessions(const Database& database, const std::string& now);

} // namespace relais::store
