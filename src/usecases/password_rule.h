#pragma once
#include "directory/account.h"

#include <string>

namespace relais::usecases {

constexpr int k_shortest_password = 12; ///< characters

/// Throws util::InvalidInput("password", …) that says what is wrong and what to do instead: too
/// short, too long, one that many people choose with or without digits around it, one repeated or
/// counted up, or one made of the account's own name or address. No other rule: long and one's own
/// is what counts.
void check_password_rule(const std::string& password, const directory::Account& account);

} // namespace relais::usecases
