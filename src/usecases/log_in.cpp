#include "usecases/log_in.h"

#include "store/account_store.h"
#include "store/session_store.h"
#include "usecases/login_delay.h"
#include "usecases/own_account.h"
#include "util/password.h"
#include "util/totp.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace relais::usecases {
namespace {

using directory::Account;
using directory::AccountState;

struct Known {
    std::optional<Account> account;
    store::Credentials credentials;
    int wait = 0;
};

Known look_up(Desk& desk, const std::string& email, const Tries& tries, util::Instant now) {
    return desk.read([&](const store::Database& database) {
        Known known;
        known.wait = seconds_to_wait(database, tries, now);
        known.account = store::account_of_email(database, email);
        if (known.account && known.account->state == AccountState::active) {
            known.credentials = store::credentials_of(database, known.account->id);
        }
        return known;
    });
}

void refuse_if_waiting(const Known& known) {
    if (known.wait > 0) {
        throw TooManyTries({"account.wait", {{"count", std::to_string(known.wait)}}});
    }
}

[[noreturn]] void fail(Desk& desk, const Tries& tries, util::Instant now) {
    desk.write([&](const store::Database& database) {
        store::Transaction all(database);
        count_failure(database, tries, now);
        all.commit();
    });
    throw util::InvalidInput("", {"account.login_failed", {}});
}

/// Uses the code up. Inside a Transaction.
bool accept_code(const store::Database& database,
                 const Account& account,
                 const std::string& code,
                 util::Instant now) {
    auto credentials = store::credentials_of(
        database, account.id); // as they are now, not before the hash was made
    if (credentials.totp_secret.empty()) {
        return true;
    }
    auto digits = code;
    std::erase_if(digits, [](unsigned char c) { return std::isspace(c) != 0; });
    if (const auto step =
            util::accepted_step(credentials.totp_secret, digits, now, credentials.totp_step)) {
        credentials.totp_step = *step;
        store::set_credentials(database, account.id, credentials);
        return true;
    }
    return store::use_recovery_code(
        database, account.id, recovery_code_hash(code), util::to_string(now));
}

/// "Firefox, Android": enough for its owner to know it by.
std::string short_agent(const std::string& agent) {
    const auto first = [&](std::initializer_list<const char*> words) {
        const auto found = std::ranges::find_if(
            words, [&](const char* word) { return agent.find(word) != std::string::npos; });
        return found == words.end() ? std::string("?") : std::string(*found);
    };
    return first({"Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari", "curl"}) + ", " +
           first({"Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"});
}

} // namespace

std::string log_in(Desk& desk, const LoginTry& given, util::Instant now) {
    const Tries tries(given.email, given.client);
    const auto known = look_up(desk, given.email, tries, now);
    refuse_if_waiting(known);
    const bool is_right =
        util::is_password(given.password, known.credentials.password_hash); // with no lock held
    if (!is_right) {
        fail(desk, tries, now);
    }
    auto secret = desk.write([&](const store::Database& database) {
        store::Transaction all(database);
        const auto account = store::find_account(database, known.account->id);
        const bool is_same = store::credentials_of(database, account.id).password_hash ==
                             known.credentials.password_hash;
        if (!is_same || account.state != AccountState::active ||
            !accept_code(database, account, given.code, now)) {
            return std::string();
        }
        count_success(database, tries, now);
        auto opened = open_session(database, account, short_agent(given.agent), now);
        audit(database,
              {account.id, account.role, account.organisation, account.name, account.lang},
              now,
              "log_in",
              "account " + std::to_string(account.id.value));
        all.commit();
        return opened;
    });
    if (secret.empty()) {
        fail(desk, tries, now);
    }
    return secret;
}

void confirm_password(Desk& desk,
                      const LoggedIn& who,
                      const std::string& password,
                      const std::string& client,
                      util::Instant now) {
    const auto email = desk.read([&](const store::Database& database) {
        return store::find_account(database, who.actor.account).email;
    });
    const Tries tries(email, client);
    const auto known = look_up(desk, email, tries, now);
    refuse_if_waiting(known);
    if (!util::is_password(password, known.credentials.password_hash)) {
        desk.write([&](const store::Database& database) {
            store::Transaction all(database);
            count_failure(database, tries, now);
            all.commit();
        });
        throw util::InvalidInput("old_password", {"account.wrong_password", {}});
    }
}

void forgive(const store::Database& database,
             const std::string& email,
             const std::string& client,
             util::Instant now) {
    count_success(database, Tries(email, client), now);
}

} // namespace relais::usecases
