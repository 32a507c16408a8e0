#pragma once
#include "directory/account.h"
#include "store/database.h"

#include <string>

namespace relais::store {

/// Failed log-ins by somebody or from somewhere (by digest), and when the next try is looked at.
struct Delay {
    int failures = 0;
    std::string free_at; ///< ISO 8601, UTC; "" at once
};

/// Writers are called inside a Transaction.
Delay find_delay(const Database& database, const std::string& hash);
void set_delay(const Database& database, const std::string& hash, const Delay& delay, const std::string& now);
void clear_delay(const Database& database, const std::string& hash);
/// Forgets those whose last failure was before `since`.
void forget_delays(const Database& database, const std::string& since);

/// Network addresses (by digest) from which an account was entered before.
bool is_known_address(const Database& database, const std::string& hash);
void remember_address(const Database& database, const std::string& hash, const std::string& now);
void forget_addresses(const Database& database, const std::string& since);

} // namespace relais::store
