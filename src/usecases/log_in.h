#pragma once
#include "usecases/desk.h"
#include "usecases/sessions.h"
#include "util/errors.h"

#include <string>

namespace relais::usecases {

/// Not now: after `seconds` a try is looked at again.
class TooManyTries : public util::Forbidden {
    using Forbidden::Forbidden;
};

struct LoginTry {
    std::string email;
    std::string password;
    std::string code;   ///< of the second factor, or a recovery code; "" if there is none
    std::string client; ///< network address
    std::string agent;  ///< User-Agent, of which two words are kept
};

/// Begins a session and answers its secret. Throws util::InvalidInput with one sentence for an
/// address without account, a disabled one, a wrong password and a missing or wrong code alike,
/// after the same work for each; TooManyTries while somebody must wait.
///
/// Waiting. After five failures at one account from one network address, that pair waits, from two
/// seconds up to a quarter of an hour; after twenty from one address at any account, that address
/// does. Guesses from many addresses at one account slow it to a try each half minute, but not from
/// addresses where its owner entered before: a stranger cannot shut anybody out. A try made while
/// waiting is not looked at and lengthens nothing.
std::string log_in(Desk& desk, const LoginTry& given, util::Instant now);

/// Whether this is the password of who is logged in, with the same waiting. Throws as `log_in`
/// does.
void confirm_password(Desk& desk,
                      const LoggedIn& who,
                      const std::string& password,
                      const std::string& client,
                      util::Instant now);

/// Ends the waiting of one account at one place: its owner came by a link. Inside a Transaction.
void forgive(const store::Database& database,
             const std::string& email,
             const std::string& client,
             util::Instant now);

} // namespace relais::usecases
