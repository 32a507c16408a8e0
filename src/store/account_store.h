#pragma once
#include "directory/account.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction.

directory::AccountId add_account(const Database& database, const directory::Account& account,
                                 const std::string& created_by);
/// Name, role, organisation, language and state of the account with this id.
void update_account(const Database& database, const directory::Account& account);
/// Throws util::NotFound.
directory::Account find_account(const Database& database, directory::AccountId id);
/// Without regard to case.
std::optional<directory::Account> account_of_email(const Database& database, std::string_view email);
std::vector<directory::Account> list_accounts(const Database& database); ///< by id

/// What an account is recognised by; never leaves the use cases that log in.
struct Credentials {
    std::string password_hash; ///< "" until one is chosen
    std::string totp_secret;   ///< base32, "" without a second factor
    std::int64_t totp_step = 0;
};
Credentials credentials_of(const Database& database, directory::AccountId id);
void set_credentials(const Database& database, directory::AccountId id, const Credentials& credentials);

void replace_recovery_codes(const Database& database, directory::AccountId id, const std::vector<std::string>& hashes);
/// True once for each code.
bool use_recovery_code(const Database& database, directory::AccountId id, const std::string& hash,
                       const std::string& at);
int unused_recovery_codes(const Database& database, directory::AccountId id);

} // namespace relais::store
